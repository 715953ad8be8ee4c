package dev.keymount.cli;

import dev.keymount.migrate.Callers;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.DockerfileResult.Outcome;
import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.Migration;
import dev.keymount.migrate.Settings;
import dev.keymount.transform.MountForms;
import dev.keymount.verify.Revision;
import dev.keymount.verify.SourceTree;
import dev.keymount.verify.Subject;
import dev.keymount.verify.Verdict;
import dev.keymount.verify.Verification;
import dev.keymount.verify.Verifier;
import dev.keymount.verify.VerifyException;
import dev.keymount.verify.builder.Builder;
import dev.keymount.verify.builder.BuilderException;
import dev.keymount.verify.builder.Workspace;
import dev.keymount.verify.value.GivenSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course of one run of {@code verify}: what is to be proved, one proof after the other. */
final class VerifyRun {

  private final Selection selection;
  private Settings settings;
  private final VerifyOutput output;
  private final Streams streams;
  private final List<Verification> done = new ArrayList<>();
  private boolean failed;

  VerifyRun(
      Selection selection, Rules rules, boolean unsafe, VerifyOutput output, Streams streams) {
    this.selection = selection;
    var configuration = selection.configuration();
    var forms =
        new MountForms(
            MountForms.DEFAULT.ssh(),
            MountForms.DEFAULT.secret(),
            MountForms.DEFAULT.syntax(),
            configuration.forms());
    this.settings = rules.settings(forms, unsafe, configuration);
    this.output = output;
    this.streams = streams;
  }

  /**
   * Makes the migration give secrets as files, for a builder that can't mount them as variables.
   */
  void giveFiles() {
    settings = settings.withFilesWhereOpen();
    output.note(
        "this builder is too old for secrets as variables (env=); proved is what migrate"
            + " --secret=file makes");
  }

  /**
   * Returns what is to be proved.
   *
   * @param before the revision or directory before; empty where the migration is not applied yet
   * @throws VerifyException if there is no such revision
   */
  List<Subject> subjects(Optional<String> before, Workspace workspace)
      throws IOException, VerifyException {
    var here = new SourceTree(selection.root(), "the working tree");
    if (before.isEmpty()) {
      return migrated(here);
    }
    var directory = Path.of(before.get());
    if (Files.isRegularFile(directory)) {
      throw new VerifyException(
          "--before "
              + before.get()
              + " is a file: name the directory that PATH was in, or a revision");
    }
    var old =
        Files.isDirectory(directory)
            ? new SourceTree(directory.toAbsolutePath().normalize(), before.get())
            : Revision.checkout(
                selection.root(), before.get(), workspace.directory().resolve("revision"));
    return applied(old, here);
  }

  private List<Subject> migrated(SourceTree here) {
    var subjects = new ArrayList<Subject>();
    var callers = selection.callers(settings, true);
    var files = selection.files(callers, streams);
    failed |= files.isEmpty();
    new Migration(selection.root(), settings, callers)
        .run(
            files,
            result -> {
              if (result.outcome() == Outcome.REFUSED) {
                refused(result);
              } else if (result.isChanged()) {
                subjects.add(new Subject(here, result, Optional.empty()));
              }
            });
    if (subjects.isEmpty() && !failed) {
      output.note(
          "nothing to prove: migrate changes no Dockerfile here; if it has run already, name the"
              + " state before it with --before");
    }
    return subjects;
  }

  private List<Subject> applied(SourceTree old, SourceTree here)
      throws IOException, VerifyException {
    var subjects = new ArrayList<Subject>();
    var callers = selection.callers(settings, true);
    var paths =
        selection.files(callers, streams).stream()
            .map(file -> Migration.relative(selection.root(), file))
            .toList();
    var present = paths.stream().map(old.root()::resolve).filter(Files::isRegularFile).toList();
    if (present.isEmpty()) {
      throw new VerifyException(
          "--before " + old.origin() + ": it has none of the Dockerfiles of " + selection.label());
    }
    var none = Callers.none(old.root(), settings);
    new Migration(old.root(), settings, none)
        .run(
            present,
            result -> {
              if (result.outcome() == Outcome.REFUSED) {
                refused(result);
              } else if (isOther(old, here, result)) {
                subjects.add(new Subject(old, result, Optional.of(here)));
              }
            });
    if (subjects.isEmpty() && !failed) {
      output.note("nothing to prove: the Dockerfiles are as they were before");
    }
    return subjects;
  }

  /** Returns whether a Dockerfile or what it keeps out of its context is not as it was. */
  private static boolean isOther(SourceTree old, SourceTree here, DockerfileResult result) {
    var context = result.context().isEmpty() ? "" : result.context() + "/";
    for (var path :
        List.of(result.path(), result.path() + ".dockerignore", context + ".dockerignore")) {
      if (!same(old.root().resolve(path), here.root().resolve(path))) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(Path one, Path other) {
    try {
      boolean both = Files.isRegularFile(one) && Files.isRegularFile(other);
      return both
          ? Files.mismatch(one, other) < 0
          : !Files.isRegularFile(one) && !Files.isRegularFile(other);
    } catch (IOException e) {
      return false;
    }
  }

  private void refused(DockerfileResult result) {
    failed = true;
    result
        .problems()
        .forEach(
            problem ->
                streams.complain(result.path() + ":" + problem.line() + ": " + problem.message()));
  }

  /**
   * Proves one after the other; one that can't be tried does not stop the rest.
   *
   * @throws BuilderException if the builder can't be run
   */
  void verify(
      List<Subject> subjects,
      Builder builder,
      Workspace workspace,
      GivenSecrets given,
      Optional<String> target)
      throws BuilderException {
    output.start(selection.label(), builder.description());
    var verifier = new Verifier(builder, workspace, given, target, output.progress());
    for (var subject : subjects) {
      try {
        var verification = verifier.verify(subject);
        done.add(verification);
        output.add(verification);
      } catch (IOException e) {
        failed = true;
        output.clear();
        streams.complain("cannot verify " + subject.path() + ": " + FileProblem.reason(e));
      } catch (VerifyException e) {
        failed = true;
        output.clear();
        streams.complain("cannot verify " + subject.path() + ": " + e.getMessage());
      }
    }
  }

  /** Ends the output and returns the exit code. */
  int end() throws IOException {
    failed |= !output.end(done);
    boolean wrong =
        done.stream()
            .map(Verification::verdict)
            .anyMatch(
                verdict ->
                    verdict == Verdict.LEAKS
                        || verdict == Verdict.DIFFERS
                        || verdict == Verdict.FAILS);
    if (wrong) {
      return Main.REMAINS;
    }
    boolean open = done.stream().anyMatch(one -> one.verdict() == Verdict.NOT_PROVABLE);
    return failed || open ? Main.FAILED : Main.DONE;
  }
}
