package dev.keymount.cli;

import dev.keymount.migrate.Migration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Mixin private Forms forms = new Forms();

  @Option(
      names = "--force-exclude",
      description =
          "Pass over what paths.exclude of the configuration covers where it is named, too.")
  private boolean excludes;

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

  @Option(
      names = {"-i", "--interactive"},
      description =
          "Show each fix, unsafe ones too, with its reason and its diff, and ask whether to apply"
              + " it. Answers are lines of stdin, one letter each; ? explains them. Nothing is"
              + " written before the last answer or q, so that stopping by Ctrl-C changes nothing.")
  private boolean interactive;

  @Spec private CommandSpec spec;

  @Mixin private Rules rules = new Rules();

  @Mixin private Output output = new Output();

  @Mixin private Reports reports = new Reports();

  Migrate(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (interactive && (check || output.isQuiet() || output.format() != Output.Format.TEXT)) {
      throw new ParameterException(
          spec.commandLine(),
          "--interactive shows text and asks: it goes with no --check, no --quiet and no --format"
              + " but text");
    }
    boolean reported = reports.areAsked();
    var selected = Selection.of(paths, excludes, streams);
    if (selected.isEmpty()) {
      return Main.FAILED;
    }
    var selection = selected.get();
    var settings =
        rules.settings(forms.with(selection.configuration()), unsafe, selection.configuration());
    var callers = selection.callers(settings, !noCallers);
    var files = selection.files(callers, streams);
    var destination =
        new Destination(selection.root(), Optional.ofNullable(outputDirectory), dryRun || check);
    try (var printer = output.printer(streams, selection, reported)) {
      var run =
          new MigrationRun(
              selection, destination, Optional.ofNullable(diffFile), callers, printer, streams);
      if (interactive) {
        var questions = new Questions(streams, unsafe);
        new InteractiveMigration(selection.root(), settings, callers, files, questions, printer)
            .run(run);
      } else {
        new Migration(selection.root(), settings, callers).run(files, run::take);
        run.takeCallers();
      }
      if (!run.end(unsafe || interactive, reports) || selection.failed()) {
        return Main.FAILED;
      }
      return run.remains(check) ? Main.REMAINS : Main.DONE;
    }
  }
}
