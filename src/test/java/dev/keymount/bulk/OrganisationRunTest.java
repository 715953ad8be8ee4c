package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.keymount.cli.Main;
import dev.keymount.result.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organisation goes through clone, migration, delivery and reports. */
class OrganisationRunTest {

  private static final int REPOSITORIES = 30;
  private static final long SEED = 30;

  @TempDir private Path place;
  private Path list;
  private List<String> urls = List.of();

  @BeforeEach
  void makeOrganisation() throws Exception {
    urls = Organisation.make(place.resolve("server"), REPOSITORIES, SEED);
    list = Files.write(place.resolve("list"), urls);
  }

  private int bulk(Object... arguments) {
    return run("bulk", arguments);
  }

  private static int run(String command, Object... arguments) {
    var words = new ArrayList<String>(List.of(command));
    for (var argument : arguments) {
      words.add(argument.toString());
    }
    var sink = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return Main.run(sink, sink, words.toArray(String[]::new));
  }

  private static JsonObject read(Path report) throws IOException {
    try (var parser = new JsonFactory().createParser(report.toFile())) {
      parser.nextToken();
      return JsonObject.read(parser);
    }
  }

  private String git(Path directory, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(BulkProcess.FIXED);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void everyPatchAppliesToItsOrigin() throws Exception {
    var report = place.resolve("report.json");

    int code =
        bulk(
            "--from",
            list,
            "--work-dir",
            place.resolve("work"),
            "--patches",
            place.resolve("patches"),
            "--report",
            report,
            "--quiet");

    assertThat(code).isEqualTo(Main.REMAINS);
    int patches = 0;
    for (var repository : read(report).objects("repositories")) {
      var patch = repository.object("delivery").text("patch");
      assertThat(patch.isEmpty()).isEqualTo(repository.text("diff").isEmpty());
      if (!patch.isEmpty()) {
        patches++;
        var origin = place.resolve("origin-" + repository.number("position"));
        git(place, "clone", "--quiet", repository.text("source"), origin.toString());
        assertThat(git(origin, "rev-parse", "HEAD").strip()).isEqualTo(repository.text("revision"));
        git(origin, "apply", "--check", patch);
      }
    }
    assertThat(patches).isGreaterThan(REPOSITORIES / 3);
    assertThat(place.resolve("work/clones")).isEmptyDirectory();
  }

  @Test
  void theShardsTogetherAreTheWhole() throws Exception {
    var whole = place.resolve("whole.json");
    bulk("--from", list, "--work-dir", place.resolve("work"), "--report", whole, "--quiet");
    var shards = new ArrayList<Object>(List.of("merge"));
    for (int shard = 1; shard <= 3; shard++) {
      var report = place.resolve("shard-" + shard + ".json");
      bulk(
          "--from",
          list,
          "--work-dir",
          place.resolve("work-" + shard),
          "--shard",
          shard + "/3",
          "--report",
          report,
          "--quiet");
      shards.add(report);
    }
    var merged = place.resolve("merged.json");
    shards.addAll(List.of("--report", merged));

    assertThat(run("report", shards.toArray())).isEqualTo(Main.REMAINS);
    assertThat(merged).hasSameTextualContentAs(whole);
  }

  @Test
  void aBranchHasTheChangeAndTheCheckoutIsAsItWas() throws Exception {
    var checkouts = Files.createDirectory(place.resolve("checkouts"));
    for (int number = 0; number < REPOSITORIES; number++) {
      git(checkouts, "clone", "--quiet", urls.get(number), "app-" + number);
    }
    var report = place.resolve("report.json");

    bulk(
        "--root",
        checkouts,
        "--work-dir",
        place.resolve("work"),
        "--branch",
        "secrets",
        "--commit",
        "--report",
        report,
        "--quiet");

    for (var repository : read(report).objects("repositories")) {
      var checkout = checkouts.resolve(repository.text("name"));
      assertThat(git(checkout, "status", "--porcelain", "--branch")).startsWith("## main...origin");
      assertThat(git(checkout, "status", "--porcelain")).isEmpty();
      if (repository.text("diff").isEmpty()) {
        assertThat(git(checkout, "branch", "--list", "secrets")).isEmpty();
      } else {
        var commit = repository.object("delivery").text("commit");
        assertThat(git(checkout, "rev-parse", "secrets").strip()).isEqualTo(commit);
        assertThat(git(checkout, "log", "--format=%s", "main..secrets").strip())
            .isEqualTo("Pass build secrets through BuildKit mounts");
      }
    }
  }

  @Test
  void aLookLeavesNothing() throws Exception {
    var checkouts = Files.createDirectory(place.resolve("checkouts"));
    git(checkouts, "clone", "--quiet", urls.get(0), "app");
    for (var look : List.of(List.of(), List.of("--dry-run", "--branch", "secrets", "--commit"))) {
      var arguments = new ArrayList<Object>(look);
      arguments.addAll(List.of("--from", list, "--root", checkouts, "--quiet", "--work-dir"));
      arguments.add(place.resolve("work-" + look.size()));

      assertThat(bulk(arguments.toArray())).isEqualTo(Main.REMAINS);
      assertThat(git(checkouts.resolve("app"), "branch", "--list", "secrets")).isEmpty();
      assertThat(place.resolve("work-" + look.size()).resolve("clones")).isEmptyDirectory();
    }
  }
}
