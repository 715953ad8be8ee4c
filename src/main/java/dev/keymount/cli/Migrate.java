package dev.keymount.cli;

import dev.keymount.edit.UnifiedDiff;
import dev.keymount.migrate.ChangedFile;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.DockerfileResult.Outcome;
import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.Migration;
import dev.keymount.migrate.PatchedFile;
import dev.keymount.report.BuildContract;
import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.NamedValues;
import dev.keymount.source.SourceText;
import dev.keymount.transform.MountForms;
import dev.keymount.transform.MountForms.SecretForm;
import dev.keymount.transform.MountForms.SshForm;
import dev.keymount.transform.MountForms.SyntaxLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      names = "--unsafe",
      description = "Also apply fixes with which a step may see something else.")
  private boolean unsafe;

  @Mixin private Rules rules = new Rules();

  @Mixin private Output output = new Output();

  Migrate(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
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
    try (var printer = output.printer(streams, selection.label())) {
      var run = new Run(selection, printer);
      new Migration(selection.root(), settings).run(selection.files(), run::take);
      return run.end(selection.failed());
    }
  }

  /** The course of one run. */
  private final class Run {

    private final Destination destination;
    private final NamePolicy names;
    private final String prefix;
    private final Printer printer;
    private final Tally tally = new Tally();
    private final StringBuilder shown = new StringBuilder();
    private final ByteArrayOutputStream patch = new ByteArrayOutputStream();
    private final List<String> commands = new ArrayList<>();
    private final Map<String, ChangedFile> further = new LinkedHashMap<>();
    private boolean failed;
    private boolean redacted;

    Run(Selection selection, Printer printer) {
      this.destination =
          new Destination(selection.root(), Optional.ofNullable(outputDirectory), dryRun || check);
      this.names = selection.configuration().names();
      this.prefix = selection.label().equals(".") ? "" : selection.label() + "/";
      this.printer = printer;
    }

    void take(DockerfileResult result) {
      printer.finding(result);
      if (!result.isChanged()) {
        tally.add(result);
        return;
      }
      var diff = UnifiedDiff.of(result.path(), result.before().text(), result.after().text());
      try {
        destination.write(result);
      } catch (IOException e) {
        failed = true;
        tally.addUnwritten(result);
        streams.complain(
            "cannot write "
                + destination.shown(prefix, result.path())
                + ": "
                + FileProblem.reason(e));
        return;
      }
      tally.add(result);
      show(result.before().withText(diff));
      result.further().forEach(file -> further.merge(file.path(), file, ChangedFile::and));
      commands.add(BuildContract.of(result).command(prefix + result.path(), context(result)));
    }

    private String context(DockerfileResult result) {
      var path = prefix + result.context();
      return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private void show(SourceText diff) {
      patch.writeBytes(diff.encode());
      var visible = NamedValues.redact(diff.text(), names);
      shown.append(visible);
      redacted |= printer.diff(diff.withText(visible)) || !visible.equals(diff.text());
    }

    /** Writes the files that change with Dockerfiles, of which several may share one. */
    private void writeFurther() {
      for (var file : further.values()) {
        try {
          destination.write(file);
          show(file.after().withText(file.diff()));
        } catch (IOException e) {
          failed = true;
          streams.complain(
              "cannot write "
                  + destination.shown(prefix, file.path())
                  + ": "
                  + FileProblem.reason(e));
        }
      }
    }

    int end(boolean unreadable) throws IOException {
      writeFurther();
      if (diffFile != null) {
        writePatch(diffFile);
      }
      if (outputDirectory != null && !dryRun && !check && patch.size() > 0) {
        writePatch(outputDirectory.resolve("migration.patch"));
      }
      printer.finish(shown.toString());
      summary();
      if (failed || unreadable || tally.count(Outcome.REFUSED) > 0) {
        return Main.FAILED;
      }
      boolean remains = tally.remaining() > 0 || check && tally.changed() > 0;
      return remains ? Main.REMAINS : Main.DONE;
    }

    private void writePatch(Path file) {
      try {
        PatchedFile.write(file, patch.toByteArray(), file);
      } catch (IOException e) {
        failed = true;
        streams.complain("cannot write " + file + ": " + FileProblem.reason(e));
      }
    }

    private void summary() {
      if (redacted) {
        printer.note(
            "keymount: the diff shown has secrets redacted and does not apply; --diff FILE writes"
                + " the exact one");
      }
      printer.summary(tally.migrated());
      if (tally.heldBack() > 0 && !unsafe) {
        printer.note(
            "keymount: "
                + tally.heldBack()
                + (tally.heldBack() == 1 ? " fix" : " fixes")
                + " held back because a step may see something else; see with --unsafe --dry-run");
      }
      if (!commands.isEmpty()) {
        printer.note("build with, and with the other arguments and the context that you use:");
        commands.forEach(command -> printer.note("    " + command));
      }
    }
  }
}
