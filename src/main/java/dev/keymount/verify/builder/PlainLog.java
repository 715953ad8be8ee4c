package dev.keymount.verify.builder;

import dev.keymount.verify.builder.BuildLog.LoggedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of buildx with {@code --progress=plain}, read line by line. Steps have numbers, and their
 * lines come mixed:
 *
 * <pre>
 * #5 [build 2/2] RUN make
 * #5 0.123 what make wrote
 * #5 DONE 0.3s
 * </pre>
 *
 * What follows the steps tells why the build failed.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/buildx/build/#progress">--progress</a>
 */
final class PlainLog {

  /** What is kept of the output, in characters. */
  static final int CAPACITY = 8 << 20;

  private static final int LINES_OF_EXCERPT = 30;

  /** What a line of output takes beside its characters. */
  private static final int COST_OF_LINE = 16;

  private static final Pattern NUMBERED = Pattern.compile("#(\\d{1,9}) (.*)", Pattern.DOTALL);
  private static final Pattern TIMED = Pattern.compile("\\d+\\.\\d{1,3}(?: (.*))?", Pattern.DOTALL);
  private static final Pattern CONTROL = Pattern.compile("DONE \\d+\\.\\d+s|CANCELED|\\.\\.\\.");
  private static final Pattern CLIPPED = Pattern.compile("\\[output clipped, log limit .*]");
  private static final Pattern SOURCE =
      Pattern.compile(" *(\\d{1,9}) \\| (>>>)?.*", Pattern.DOTALL);
  private static final Pattern PREFIX =
      Pattern.compile("ERROR: (?:failed to build: )?(?:failed to solve: )?");
  private static final String ERROR = "ERROR: ";

  private final BuildProgress progress;
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();
  private Optional<Step> named = Optional.empty();
  private boolean isAfterBlank = true;
  private int kept;
  private boolean isComplete = true;

  PlainLog(BuildProgress progress) {
    this.progress = progress;
  }

  /** Takes the next line. */
  void line(String line) {
    Matcher numbered = NUMBERED.matcher(line);
    boolean isNumbered = numbered.matches();
    Optional<Step> known =
        isNumbered ? Optional.ofNullable(steps.get(numbered.group(1))) : Optional.empty();
    if (known.isPresent()) {
      named.ifPresent(step -> step.isNamed = true);
      named = known.filter(step -> step.isFirstLine(numbered.group(2)));
      if (named.isEmpty()) {
        output(known.get(), numbered.group(2));
      }
    } else if (isNumbered && isAfterBlank) {
      named = Optional.of(new Step(numbered.group(2)));
      steps.put(numbered.group(1), named.get());
      progress.step(numbered.group(2));
    } else if (named.isPresent() && !line.isEmpty() && !line.startsWith(ERROR)) {
      named.get().continueName(line);
    } else {
      named.ifPresent(step -> step.isNamed = true);
      named = Optional.empty();
      keep(rest, line);
    }
    isAfterBlank = line.isEmpty();
  }

  private void output(Step step, String text) {
    if (text.equals("CACHED")) {
      step.isCached = true;
      return;
    }
    if (CONTROL.matcher(text).matches()) {
      return;
    }
    if (text.startsWith(ERROR)) {
      step.hasFailed = true;
    }
    Matcher timed = TIMED.matcher(text);
    boolean isTimed = timed.matches();
    String words = isTimed ? Optional.ofNullable(timed.group(1)).orElse("") : text;
    if (isTimed && CLIPPED.matcher(words).matches()) {
      isComplete = false;
    }
    // By carriage returns programs write over what they wrote.
    words.lines().forEach(line -> keep(step.output, line));
  }

  private void keep(List<String> lines, String line) {
    if (kept + line.length() + COST_OF_LINE > CAPACITY) {
      isComplete = false;
      return;
    }
    kept += line.length() + COST_OF_LINE;
    lines.add(line);
  }

  /** Returns all of it. */
  BuildLog log() {
    List<LoggedStep> all = new ArrayList<>();
    steps.values().forEach(step -> all.add(step.logged()));
    if (rest.stream().anyMatch(line -> !line.isBlank())) {
      all.add(new LoggedStep("", "", rest, false));
    }
    return new BuildLog(all, isComplete);
  }

  /** Returns why the build failed, which it has by its exit code. */
  BuildFailure failure(int exitCode) {
    Optional<Step> failed =
        steps.values().stream().filter(step -> step.hasFailed && step.isInstruction()).findFirst();
    List<String> excerpt =
        failed
            .map(step -> step.output)
            .map(PlainLog::withoutErrors)
            .filter(lines -> !lines.isEmpty())
            .orElseGet(() -> among(rest, line -> SOURCE.matcher(line).matches()));
    return new BuildFailure(
        failed.flatMap(Step::stage), failedLine(), message(exitCode), tail(excerpt));
  }

  private static List<String> withoutErrors(List<String> output) {
    return output.stream().filter(line -> !line.startsWith(ERROR)).toList();
  }

  private int failedLine() {
    return rest.stream()
        .map(SOURCE::matcher)
        .filter(source -> source.matches() && source.group(2) != null)
        .mapToInt(source -> Integer.parseInt(source.group(1)))
        .findFirst()
        .orElse(0);
  }

  private String message(int exitCode) {
    List<String> errors = among(rest, line -> line.startsWith(ERROR));
    if (!errors.isEmpty()) {
      return PREFIX.matcher(errors.get(errors.size() - 1)).replaceFirst("");
    }
    List<String> words = among(rest, line -> !line.isBlank());
    return words.isEmpty() ? "exit code " + exitCode : words.get(words.size() - 1).strip();
  }

  private static List<String> among(List<String> lines, Predicate<String> wanted) {
    return lines.stream().filter(wanted).toList();
  }

  private static List<String> tail(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - LINES_OF_EXCERPT), lines.size());
  }

  /** One step, while its lines come. */
  private static final class Step {

    private static final Pattern INSTRUCTION =
        Pattern.compile("\\[(?:(?<where>[^\\]]*) )?\\d+/\\d+\\] (?<text>.*)", Pattern.DOTALL);

    private final List<String> name = new ArrayList<>();
    private final List<String> output = new ArrayList<>();
    private boolean isNamed;
    private boolean isCached;
    private boolean hasFailed;

    Step(String firstLine) {
      name.add(firstLine);
    }

    boolean isFirstLine(String text) {
      return text.equals(name.get(0));
    }

    /** The value of a build argument in it may have line breaks. */
    void continueName(String line) {
      if (!isNamed) {
        name.add(line);
      }
    }

    String name() {
      return String.join("\n", name);
    }

    boolean isInstruction() {
      return INSTRUCTION.matcher(name()).matches();
    }

    Optional<String> stage() {
      Matcher instruction = INSTRUCTION.matcher(name());
      return instruction.matches()
          ? Optional.ofNullable(instruction.group("where"))
              .map(where -> where.substring(where.lastIndexOf(' ') + 1))
              .filter(where -> !where.contains("/"))
          : Optional.empty();
    }

    LoggedStep logged() {
      Matcher instruction = INSTRUCTION.matcher(name());
      String text = instruction.matches() ? instruction.group("text") : "";
      return new LoggedStep(name(), text, output, isCached);
    }
  }
}
