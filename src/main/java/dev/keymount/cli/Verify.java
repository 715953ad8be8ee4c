package dev.keymount.cli;

import dev.keymount.migrate.FileProblem;
import dev.keymount.verify.VerifyException;
import dev.keymount.verify.builder.BuilderException;
import dev.keymount.verify.builder.Builders;
import dev.keymount.verify.builder.Workspace;
import dev.keymount.verify.search.Needles;
import dev.keymount.verify.value.GivenSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keymount verify}. */
@Command(
    name = "verify",
    header = "Prove a migration on a real builder.",
    description = {
      "",
      "Builds before and after the migration with secrets made up for it, searches all layers,"
          + " configurations, histories, attestations and logs for them, and compares the images."
          + " Before is the working tree, and after what migrate makes of it; with --before the"
          + " working tree is after.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 proven, 1 the migration is wrong or leaves a secret, 2 nothing could be proved.",
      ""
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Verify implements Callable<Integer> {

  /** The format of the result. */
  enum Format {
    TEXT,
    JSON
  }

  private final Streams streams;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A Dockerfile, or a directory to search for them (default: .).")
  private Path path = Path.of("");

  @Option(
      names = "--before",
      paramLabel = "REV|DIR",
      description =
          "The migration is applied already; before it is this revision of git, or this directory.")
  private @Nullable String before;

  @Option(
      names = "--builder",
      paramLabel = "NAME",
      description = "docker or podman. Default: docker where there is one.")
  private Builders.@Nullable Kind builder;

  @Option(names = "--target", paramLabel = "STAGE", description = "The stage to build.")
  private @Nullable String target;

  @Option(
      names = "--secret",
      paramLabel = "SPEC",
      description =
          "A real value, as docker build takes it (id=NAME,env=VARIABLE or id=NAME,src=FILE), where"
              + " the build needs one. It is looked for, and never shown.")
  private List<String> secrets = new ArrayList<>();

  @Option(
      names = "--ssh",
      paramLabel = "SPEC",
      description = "A real key, as docker build takes it (default=FILE), likewise.")
  private List<String> agents = new ArrayList<>();

  @Option(
      names = "--build-arg",
      paramLabel = "NAME[=VALUE]",
      description = "Another argument that the builds need.")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--build-option",
      paramLabel = "OPTION",
      description = "Any other option of the builds, such as --network=host.")
  private List<String> options = new ArrayList<>();

  @Option(names = "--unsafe", description = "Prove the fixes that need --unsafe, too.")
  private boolean unsafe;

  @Option(
      names = "--keep",
      description = "Keep the images and the build contexts, and say where they are.")
  private boolean keep;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Default: text.")
  private Format format = Format.TEXT;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write a page with the stages, the way of each secret, and the proof.")
  private @Nullable Path report;

  @Mixin private Rules rules = new Rules();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the result and errors only.")
  private boolean quiet;

  Verify(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    GivenSecrets given;
    try {
      given = GivenSecrets.read(secrets, agents, System.getenv());
    } catch (GivenSecrets.Unusable e) {
      return failed(String.valueOf(e.getMessage()));
    }
    for (var secret : given.secrets().entrySet()) {
      if (secret.getValue().shortest() < Needles.MINIMAL_LENGTH) {
        return failed(
            "--secret id="
                + secret.getKey()
                + ": a value of less than "
                + Needles.MINIMAL_LENGTH
                + " characters turns up by chance; give a longer one");
      }
    }
    if (report != null) {
      var directory = report.toAbsolutePath().getParent();
      if (directory == null || !Files.isDirectory(directory)) {
        return failed("cannot write " + report + ": its directory does not exist");
      }
    }
    var selected = Selection.of(List.of(path), streams);
    if (selected.isEmpty() || selected.get().failed()) {
      return Main.FAILED;
    }
    try (var workspace = Workspace.open()) {
      var run =
          new VerifyRun(
              selected.get(),
              rules,
              unsafe,
              new VerifyOutput(streams, format, Optional.ofNullable(report), quiet),
              streams);
      var found = run.subjects(Optional.ofNullable(before), workspace);
      if (found.isEmpty()) {
        return run.end();
      }
      var flags = new ArrayList<String>();
      arguments.forEach(argument -> flags.addAll(List.of("--build-arg", argument)));
      flags.addAll(options);
      var real = Builders.find(Optional.ofNullable(builder), workspace, flags);
      if (!real.mountsVariables() && before == null) {
        run.giveFiles();
        found = run.subjects(Optional.empty(), workspace);
      }
      run.verify(found, real, workspace, given, Optional.ofNullable(target));
      if (keep) {
        workspace.keep();
        streams.complain("kept " + workspace.directory() + " and its images");
      }
      return run.end();
    } catch (IOException e) {
      return failed("cannot work here: " + FileProblem.reason(e));
    } catch (BuilderException | VerifyException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private int failed(String message) {
    streams.complain(message);
    return Main.FAILED;
  }
}
