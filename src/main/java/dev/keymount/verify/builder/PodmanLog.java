package dev.keymount.verify.builder;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.verify.builder.BuildLog.LoggedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of {@code podman build} and {@code buildah build}, read line by line, with what goes to
 * their two outputs in one. One step follows the other, and what it writes stands below it as it
 * is:
 *
 * <pre>
 * [1/2] STEP 2/3: RUN make
 * what make wrote
 * --&gt; b75b860cdbb0
 * </pre>
 *
 * The first pair of numbers counts the stages, unused ones too, up to the target; it is left out
 * where there is but one. The second counts the instructions of the stage from FROM on.
 */
final class PodmanLog {

  private static final int LINES_OF_EXCERPT = 30;

  private static final Pattern STEP =
      Pattern.compile("(?:\\[(\\d{1,6})/\\d+] )?STEP (\\d{1,6})(?:/(\\d{1,6}))?: (.*)");
  private static final Pattern COMMIT = Pattern.compile("(?:\\[\\d+/\\d+] )?COMMIT(?: \\S+)?");
  private static final Pattern CACHED = Pattern.compile("--> Using cache [0-9a-f]{12,64}");
  private static final Pattern IMAGE = Pattern.compile("--> [0-9a-f]{10,64}");
  private static final String ERROR = "Error: ";
  private static final Pattern AT_STEP = Pattern.compile("(?:error )?building at STEP \"");

  private final BuildProgress progress;
  private final List<Step> steps = new ArrayList<>();
  private final Step rest = new Step("", "", 0, 0);
  private Step current = rest;
  private String error = "";
  private int kept;
  private boolean isComplete = true;

  PodmanLog(BuildProgress progress) {
    this.progress = progress;
  }

  /** Takes the next line. */
  void line(String line) {
    Matcher step = STEP.matcher(line);
    if (step.matches() && isNext(step)) {
      int stage = step.group(1) == null ? 0 : Integer.parseInt(step.group(1)) - 1;
      current = new Step(line, step.group(4), stage, Integer.parseInt(step.group(2)));
      steps.add(current);
      progress.step(line);
    } else if (CACHED.matcher(line).matches()) {
      current.isCached = true;
    } else if (!IMAGE.matcher(line).matches()) {
      other(line);
    }
  }

  private void other(String line) {
    if (line.startsWith(ERROR)) {
      error = line.substring(ERROR.length());
    } else if (!steps.isEmpty() && COMMIT.matcher(line).matches()) {
      current = rest;
    }
    keep(line);
  }

  /** A step may run a build of its own, whose log looks the same. */
  private boolean isNext(Matcher step) {
    boolean isFrom = step.group(4).regionMatches(true, 0, "FROM ", 0, "FROM ".length());
    if (steps.isEmpty() || isFrom) {
      return isFrom && step.group(2).equals("1");
    }
    Step last = steps.get(steps.size() - 1);
    Matcher known = STEP.matcher(last.name);
    return known.matches()
        && Optional.ofNullable(known.group(1)).equals(Optional.ofNullable(step.group(1)))
        && Optional.ofNullable(known.group(3)).equals(Optional.ofNullable(step.group(3)))
        && last.number + 1 == Integer.parseInt(step.group(2));
  }

  private void keep(String line) {
    if (kept + line.length() > PlainLog.CAPACITY) {
      isComplete = false;
      return;
    }
    kept += line.length();
    current.output.add(line);
  }

  /** Returns all of it. */
  BuildLog log() {
    List<LoggedStep> all = new ArrayList<>();
    steps.forEach(step -> all.add(step.logged()));
    if (rest.output.stream().anyMatch(line -> !line.isBlank())) {
      all.add(rest.logged());
    }
    return new BuildLog(all, isComplete);
  }

  /**
   * Returns why the build failed, which it has by its exit code.
   *
   * @param dockerfile what was built
   */
  BuildFailure failure(int exitCode, Dockerfile dockerfile) {
    List<String> excerpt = new ArrayList<>(current.output);
    excerpt.removeIf(line -> line.startsWith(ERROR));
    List<String> tail =
        excerpt.subList(Math.max(0, excerpt.size() - LINES_OF_EXCERPT), excerpt.size());
    if (current == rest) {
      return new BuildFailure(Optional.empty(), 0, message(exitCode), tail);
    }
    var place = StepPlace.of(dockerfile, current.stage, current.number, current.instruction);
    return new BuildFailure(Optional.of(place.stage()), place.line(), message(exitCode), tail);
  }

  /** The instruction, which the builder repeats in it, stands in the Dockerfile. */
  private String message(int exitCode) {
    if (error.isEmpty()) {
      return "exit code " + exitCode;
    }
    Matcher prefix = AT_STEP.matcher(error);
    if (!prefix.lookingAt()) {
      return error;
    }
    String said = squeezed(error.substring(prefix.end()));
    String instruction = squeezed(current.instruction) + "\": ";
    return said.startsWith(instruction) ? said.substring(instruction.length()) : error;
  }

  static String squeezed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** One step, while its lines come. */
  private static final class Step {

    private final String name;
    private final String instruction;
    private final int stage;
    private final int number;
    private final List<String> output = new ArrayList<>();
    private boolean isCached;

    Step(String name, String instruction, int stage, int number) {
      this.name = name;
      this.instruction = instruction;
      this.stage = stage;
      this.number = number;
    }

    LoggedStep logged() {
      return new LoggedStep(name, instruction, output, isCached);
    }
  }
}
