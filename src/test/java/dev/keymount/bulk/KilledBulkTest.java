package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills runs at random moments, resumes them until they come to their end, and compares what is
 * then there with what a run leaves that nobody has disturbed.
 */
class KilledBulkTest {

  private static final int REPOSITORIES = 24;
  private static final long SEED = 6;

  /** Patches of clones. */
  private static final List<String> PATCHES = List.of("--from", "list", "--patches", "patches");

  /** Commits on branches of clones, pushed, with a request for each. */
  private static final List<String> PUSHES =
      List.of(
          "--from",
          "list",
          "--branch",
          "secrets",
          "--commit",
          "--push",
          "--pr-command",
          "echo https://requests.example.com/$KEYMOUNT_REPOSITORY");

  /** Branches in checkouts, not committed. */
  private static final List<String> BRANCHES =
      List.of("--root", "checkouts", "--branch", "secrets");

  private static final List<String> REPORTS =
      List.of(
          "--jobs",
          "3",
          "--report",
          "r.json",
          "--report",
          "r.html",
          "--report",
          "r.sarif",
          "--report",
          "r.csv");

  @TempDir private Path place;

  @Test
  void patchesAreThoseOfARunThatNobodyKills() throws Exception {
    kill(2, PATCHES, false);
  }

  @Test
  void branchesAreThoseOfARunThatNobodyKills() throws Exception {
    kill(2, BRANCHES, false);
  }

  @Test
  void pushesAreThoseOfARunThatNobodyKills() throws Exception {
    kill(2, PUSHES, false);
  }

  @Test
  @Tag("slow")
  void aHundredTimes() throws Exception {
    kill(34, PATCHES, true);
    kill(33, BRANCHES, true);
    kill(33, PUSHES, false);
  }

  /**
   * Kills runs so many times.
   *
   * @param withGit whether the processes of git that a run has started are killed with it, each
   *     time but every second
   */
  private void kill(int times, List<String> arguments, boolean withGit) throws Exception {
    long seed = Long.getLong("keymount.seed", System.nanoTime());
    System.out.printf(Locale.ROOT, "runs are killed with -Dkeymount.seed=%d%n", seed);
    var random = new Random(seed);
    prepare();
    long start = System.nanoTime();
    int code = run(arguments).waitFor();
    long duration = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertThat(code).as(errors()).isEqualTo(1);
    var undisturbed = state();

    int killed = 0;
    int ends = 0;
    while (killed < times) {
      prepare();
      var all = new ArrayList<>(arguments);
      var process = run(all);
      all.add("--resume");
      while (killed < times
          && !process.waitFor((long) (random.nextDouble() * duration), TimeUnit.MILLISECONDS)) {
        kill(process, withGit && killed % 2 == 0);
        killed++;
        process = run(all);
      }
      assertThat(process.waitFor()).as(errors()).isEqualTo(1);
      ends++;
      assertThat(differences(undisturbed, state())).as("seed %d", seed).isEmpty();
    }
    System.out.printf(
        Locale.ROOT, "%d kills within %d ms, %d ends like the first%n", killed, duration, ends);
  }

  private static Map<String, String> differences(
      Map<String, String> before, Map<String, String> after) {
    var differences = new TreeMap<String, String>();
    after.forEach(
        (path, content) -> {
          if (!content.equals(before.get(path))) {
            differences.put(path, "is " + start(content) + ", was " + start(before.get(path)));
          }
        });
    for (var path : before.keySet()) {
      if (!after.containsKey(path)) {
        differences.put(path, "is not there");
      }
    }
    return differences;
  }

  private static String start(@Nullable String content) {
    return content == null ? "not there" : content.substring(0, Math.min(300, content.length()));
  }

  private static void kill(Process process, boolean withGit) throws Exception {
    if (withGit) {
      var all = process.descendants().toList();
      process.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
    } else {
      process.destroyForcibly();
    }
    process.waitFor();
  }

  /** Makes the organisation and its checkouts anew, at the same place. */
  private void prepare() throws Exception {
    try (var entries = Files.newDirectoryStream(place)) {
      for (var entry : entries) {
        PathUtils.delete(entry);
      }
    }
    var urls = Organisation.make(place.resolve("server"), REPOSITORIES, SEED);
    Files.write(place.resolve("list"), urls);
    for (int number = 0; number < REPOSITORIES / 2; number++) {
      git("clone", "--quiet", urls.get(number), "checkouts/app-" + number);
    }
  }

  private String git(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true);
    builder.environment().putAll(BulkProcess.FIXED);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private Process run(List<String> arguments) throws IOException {
    var all = new ArrayList<>(arguments);
    all.addAll(REPORTS);
    return new BulkProcess(place).start(all);
  }

  private String errors() throws IOException {
    return Files.readString(place.resolve("err.txt"));
  }

  /**
   * Returns what is there: files by their paths, and of repositories their branches and what they
   * have that is not committed. What git keeps besides, and the journal, in which the order is that
   * of the course, are left out.
   */
  private Map<String, String> state() throws Exception {
    var state = new TreeMap<String, String>();
    try (var found = Files.walk(place)) {
      for (var path : found.sorted().toList()) {
        var name = place.relativize(path).toString();
        boolean isRepository =
            path.getFileName().toString().equals(".git") || name.matches("server/[^/]+/[^/]+");
        if (isRepository) {
          state.put(name, branches(name));
        } else if (Files.isRegularFile(path) && !isOfGit(name)) {
          state.put(name, Files.readString(path, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return state;
  }

  private String branches(String repository) throws Exception {
    var branches = git("-C", repository, "for-each-ref", "--format=%(refname) %(objectname)");
    var head = git("-C", repository, "symbolic-ref", "HEAD");
    return branches + head;
  }

  private static boolean isOfGit(String name) {
    return name.matches("(.*/)?\\.git/.*|server/.*|keymount-bulk/journal|(out|err)\\.txt");
  }
}
