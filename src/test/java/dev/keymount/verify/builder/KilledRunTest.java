package dev.keymount.verify.builder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.cli.Main;
import dev.keymount.lab.Lab;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills runs at random moments: none leaves a file, a process or an image. */
class KilledRunTest {

  /** Processes and images that belong to a run are known by it. */
  private static final String MARK = "KEYMOUNT_KILLED_RUN";

  private static final int SIGINT = 2;

  /** What the exit codes of killed processes are above. */
  private static final int SIGNALLED = 128;

  private static final int SECONDS_TO_CLEAN_UP = 60;

  @TempDir Path place;

  @Test
  @Tag("builder")
  void leavesNothing() throws Exception {
    kill(4);
  }

  @Test
  @Tag("slow")
  void leavesNothingFiftyTimes() throws Exception {
    kill(50);
  }

  /** The run that is killed: the proof of a migration that is applied already. */
  private static List<String> command(Lab lab, Path project) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "verify",
                "--before",
                project.resolve("before").toString(),
                project.resolve("after").toString()));
    lab.buildArguments().forEach(argument -> command.add("--build-option=" + argument));
    return command;
  }

  private void kill(int rounds) throws Exception {
    Lab lab = Lab.get();
    long seed = Long.getLong("keymount.seed", System.nanoTime());
    System.out.printf(Locale.ROOT, "runs are killed with -Dkeymount.seed=%d%n", seed);
    var random = new Random(seed);
    Run whole = new Run(lab, "whole-" + seed, false);
    long start = System.nanoTime();
    assertThat(whole.start().waitFor()).as(whole.log()).isZero();
    long duration = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    whole.assertNothingLeft();

    List<String> signals = signals();
    int killed = 0;
    for (int round = 0; round < rounds; round++) {
      String signal = signals.get(round % signals.size());
      boolean hangs = random.nextInt(3) == 0;
      long moment = (long) (random.nextDouble() * duration);
      Run run = new Run(lab, round + "-" + seed, hangs);
      Process process = run.start();
      if (!process.waitFor(moment, TimeUnit.MILLISECONDS)) {
        run.signal(signal, process);
      }
      assertThat(process.waitFor(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS)).isTrue();
      killed += process.exitValue() > SIGNALLED ? 1 : 0;
      run.assertNothingLeft();
    }
    System.out.printf(
        Locale.ROOT, "%d of %d runs killed within %d ms; nothing left%n", killed, rounds, duration);
  }

  /**
   * A test that runs in the background may have been told to ignore interrupts, and its runs too.
   */
  private static List<String> signals() throws IOException {
    long ignored =
        Files.readString(Path.of("/proc/self/status"))
            .lines()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
            .findFirst()
            .orElseThrow();
    return (ignored & 1 << SIGINT - 1) == 0
        ? List.of("KILL", "INT", "TERM")
        : List.of("KILL", "TERM");
  }

  /** One run, in places of its own. */
  private final class Run {

    private final Lab lab;
    private final String mark;
    private final Path project;
    private final Path temporary;

    /**
     * Makes one.
     *
     * @param hangs whether its build never ends
     */
    Run(Lab lab, String name, boolean hangs) throws IOException {
      this.lab = lab;
      this.mark = MARK + "=" + name;
      this.project = Files.createDirectory(place.resolve(name));
      this.temporary = Files.createDirectory(place.resolve(name + "-tmp"));
      write("before", "ARG API_TOKEN", "", "0.5");
      write("after", "", "--mount=type=secret,id=API_TOKEN,env=API_TOKEN", hangs ? "1000" : "0.5");
    }

    private void write(String side, String argument, String mount, String seconds)
        throws IOException {
      Files.writeString(
          Files.createDirectory(project.resolve(side)).resolve("Dockerfile"),
          """
          FROM debian:stable-slim AS first
          LABEL %1$s
          RUN %1$s; head -c 50000000 /dev/zero >/first; sleep 0.5
          FROM first AS second
          %2$s
          RUN %3$s %1$s; sleep %4$s; curl -H "Authorization: $API_TOKEN" file:///first >/second
          FROM scratch
          LABEL %1$s
          COPY --from=second /first /second /
          """
              .formatted(mark, argument, mount, seconds));
    }

    /** Starts it as the head of a process group, as a terminal does. */
    Process start() throws IOException {
      List<String> command = new ArrayList<>(List.of("setsid"));
      command.addAll(command(lab, project));
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(project.resolve("log").toFile());
      builder.environment().put(MARK, mark.substring(MARK.length() + 1));
      builder.environment().put("TMPDIR", temporary.toString());
      builder
          .environment()
          .merge("PATH", lab.dockerBin().toString(), (old, bin) -> bin + File.pathSeparator + old);
      return builder.start();
    }

    String log() throws IOException {
      return Files.readString(project.resolve("log"));
    }

    /** Signals to all that a terminal would. */
    void signal(String name, Process process) throws Exception {
      // The group is there as soon as setsid runs.
      String script = "kill -s \"$1\" -- \"-$2\" 2>/dev/null || kill -s \"$1\" \"$2\"";
      new ProcessBuilder("sh", "-c", script, "sh", name, String.valueOf(process.pid()))
          .start()
          .waitFor();
    }

    void assertNothingLeft() throws Exception {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_CLEAN_UP);
      for (List<ProcessHandle> left = processes(); !left.isEmpty(); left = processes()) {
        assertThat(System.nanoTime()).as("%s: %s run", mark, left).isLessThan(deadline);
        left.get(0).onExit().completeOnTimeout(left.get(0), 1, TimeUnit.SECONDS).join();
      }
      assertThat(temporary).as(mark).isEmptyDirectory();
      assertThat(docker("image", "ls", "--quiet", "--all")).as(mark).isEmpty();
      assertThat(docker("container", "ls", "--quiet", "--all")).as(mark).isEmpty();
    }

    /** Those that were started by the run, and those that the builder started for it. */
    private List<ProcessHandle> processes() {
      return ProcessHandle.allProcesses()
          .filter(
              process ->
                  Stream.of("environ", "cmdline")
                      .anyMatch(file -> read(process, file).contains(mark)))
          .toList();
    }

    private String docker(String... question) throws Exception {
      List<String> command = new ArrayList<>(List.of(lab.dockerBin().resolve("docker").toString()));
      command.addAll(List.of(question));
      command.addAll(List.of("--filter", "label=" + mark));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** Returns what the system tells of a process; nothing where it does not, or there is none. */
  private static String read(ProcessHandle process, String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file), ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
