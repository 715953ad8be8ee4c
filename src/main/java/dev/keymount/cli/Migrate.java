package dev.keymount.cli;

import dev.keymount.migrate.Migration;
import dev.keymount.transform.MountForms;
import dev.keymount.transform.MountForms.SecretForm;
import dev.keymount.transform.MountForms.SshForm;
import dev.keymount.transform.MountForms.SyntaxLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keymount migrate}. */
@Command(
    name = "migrate",
    header = "Write the patched files and print the diff.",
    description = {
      "",
      "The diff goes to stdout and is accepted by git apply; findings, the summary and the build"
          + " command that the result needs go to stderr.",
      ""
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Migrate implements Callable<Integer> {

  private final Streams streams;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Dockerfiles, or directories to search for them (default: .).")
  private List<Path> paths = List.of();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Print the diff, write nothing.")
  private boolean dryRun;

  @Option(
      names = "--check",
      description = "Write nothing; exit with 1 if anything would change or remains.")
  private boolean check;

  @Option(names = "--diff", paramLabel = "FILE", description = "Write the diff to a file, too.")
  private @Nullable Path diffFile;

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      description =
          "Write the changed files below DIR at the same relative paths, and migration.patch"
              + " beside them; leave the originals alone.")
  private @Nullable Path outputDirectory;

  @Option(
      names = "--ssh",
      paramLabel = "FORM",
      defaultValue = "agent",
      description = "How a key is given: agent (type=ssh) or file (type=secret). Default: agent.")
  private SshForm ssh = SshForm.AGENT;

  @Option(
      names = "--secret",
      paramLabel = "FORM",
      defaultValue = "auto",
      description =
          "How a token is given: env (Docker Engine 27.3 or BuildKit 0.16), file (any with"
              + " BuildKit), or auto: env unless the syntax directive pins an older frontend."
              + " Default: auto.")
  private SecretForm secret = SecretForm.AUTO;

  @Option(
      names = "--syntax",
      paramLabel = "WHEN",
      defaultValue = "keep",
      description =
          "keep the # syntax= line as it is, or always name a frontend that can do all (it is"
              + " fetched from a registry at each build). Default: keep.")
  private SyntaxLine syntax = SyntaxLine.KEEP;

  @Option(
      names = "--no-callers",
      description =
          "Leave the files that call the builds alone: scripts, makefiles, compose, CI and the"
              + " like.")
  private boolean noCallers;

  @Option(
      names = "--unsafe",
      description = "Also apply fixes with which a step may see something else.")
  private boolean unsafe;

  @Mixin private Rules rules = new Rules();

  @Mixin private Output output = new Output();

  @Mixin private Reports reports = new Reports();

  Migrate(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    boolean reported = reports.areAsked();
    var selected = Selection.of(paths, streams);
    if (selected.isEmpty()) {
      return Main.FAILED;
    }
    var selection = selected.get();
    var settings =
        rules.settings(
            new MountForms(ssh, secret, syntax, selection.configuration().forms()),
            unsafe,
            selection.configuration());
    var callers = selection.callers(settings, !noCallers);
    var files = selection.files(callers, streams);
    var destination =
        new Destination(selection.root(), Optional.ofNullable(outputDirectory), dryRun || check);
    try (var printer = output.printer(streams, selection, reported)) {
      var run =
          new MigrationRun(
              selection, destination, Optional.ofNullable(diffFile), callers, printer, streams);
      new Migration(selection.root(), settings, callers).run(files, run::take);
      run.takeCallers();
      if (!run.end(unsafe, reports) || selection.failed()) {
        return Main.FAILED;
      }
      return run.remains(check) ? Main.REMAINS : Main.DONE;
    }
  }
}
