package dev.keymount.cli;

import static java.util.Comparator.naturalOrder;

import dev.keymount.edit.UnifiedDiff;
import dev.keymount.migrate.BuildContract;
import dev.keymount.migrate.CallerResult;
import dev.keymount.migrate.Callers;
import dev.keymount.migrate.ChangedFile;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.DockerfileResult.Outcome;
import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.PatchedFile;
import dev.keymount.result.Delivery;
import dev.keymount.source.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The course of one migration: results come in, are written and shown, and are summed up. */
final class MigrationRun {

  private final Destination destination;
  private final Optional<Path> diffFile;
  private final Callers callers;
  private final String prefix;
  private final Printer printer;
  private final Streams streams;
  private final Tally tally = new Tally();
  private final StringBuilder shown = new StringBuilder();
  private final ByteArrayOutputStream patch = new ByteArrayOutputStream();
  private final Map<String, String> commands = new LinkedHashMap<>();
  private final Map<String, ChangedFile> further = new LinkedHashMap<>();
  private Optional<EngineNeed> needs = Optional.empty();
  private final Set<String> unwritten = new HashSet<>();
  private boolean failed;
  private boolean redacted;

  /**
   * Starts a run.
   *
   * @param diffFile where the diff goes besides the result
   * @param callers what builds the Dockerfiles, paired with them
   */
  MigrationRun(
      Selection selection,
      Destination destination,
      Optional<Path> diffFile,
      Callers callers,
      Printer printer,
      Streams streams) {
    this.destination = destination;
    this.diffFile = diffFile;
    this.callers = callers;
    this.prefix = selection.label().equals(".") ? "" : selection.label() + "/";
    this.printer = printer;
    this.streams = streams;
  }

  /** Takes what became of a Dockerfile. */
  void take(DockerfileResult result) {
    printer.finding(result);
    keep(result);
  }

  /** Writes what became of a Dockerfile, and shows the diff. */
  void keep(DockerfileResult result) {
    if (!result.isChanged()) {
      add(result);
      return;
    }
    var diff = UnifiedDiff.of(result.path(), result.before().text(), result.after().text());
    try {
      destination.write(result);
    } catch (IOException e) {
      addUnwritten(result);
      cannotWrite(result.path(), e);
      return;
    }
    add(result);
    needs = Stream.concat(needs.stream(), EngineNeed.of(result).stream()).max(naturalOrder());
    show(result.before().withText(diff));
    result.further().forEach(file -> further.merge(file.path(), file, ChangedFile::and));
    commands.put(
        result.path(), BuildContract.of(result).command(prefix + result.path(), context(result)));
  }

  private void add(DockerfileResult result) {
    tally.add(result);
    printer.add(result);
    callers.take(result);
  }

  private void addUnwritten(DockerfileResult result) {
    tally.addUnwritten(result);
    printer.add(result.unwritten());
    unwritten.add(result.path());
  }

  private void cannotWrite(String path, IOException e) {
    failed = true;
    var place = destination.shown(prefix, path);
    streams.complain("cannot write " + place + ": " + FileProblem.reason(e));
    printer.fail("cannot write " + path + ": " + FileProblem.reason(e));
  }

  private String context(DockerfileResult result) {
    var path = prefix + result.context();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private void show(SourceText diff) {
    patch.writeBytes(diff.encode());
    var visible = printer.diff(diff);
    shown.append(visible);
    redacted |= !visible.equals(diff.text());
  }

  /**
   * Takes what becomes of the callers, once all Dockerfiles are there, and writes it after the
   * other files that change with Dockerfiles, of which several may share one.
   */
  void takeCallers() {
    writeFurther();
    for (var caller : callers.results()) {
      printer.caller(caller);
      keep(caller);
    }
  }

  /** Writes the other files that change with the Dockerfiles. */
  void writeFurther() {
    further.values().forEach(this::write);
  }

  /** Writes what becomes of a file of callers, unless a Dockerfile that needs it is unwritten. */
  void keep(CallerResult caller) {
    var lacking = callers.served(caller.path()).stream().filter(unwritten::contains).findFirst();
    if (caller.change().isPresent() && lacking.isPresent()) {
      failed = true;
      streams.complain(
          "left " + caller.path() + " as it is, because " + lacking.get() + " is as it was");
      leave(caller);
    } else if (caller.change().map(this::write).orElse(true)) {
      tally.add(caller);
      printer.add(caller);
    } else {
      leave(caller);
    }
  }

  /** Takes note of a file of callers that stays as it is. */
  void leave(CallerResult caller) {
    tally.addUnwritten(caller);
    printer.add(caller.unwritten());
  }

  /** Takes note of a Dockerfile that changed between the questions and the end. */
  void refuse(DockerfileResult result) {
    addUnwritten(result);
    cannotWrite(result.path(), new IOException("it changed since you were asked; run again"));
  }

  /** Writes a file and shows its diff, and tells whether it could. */
  private boolean write(ChangedFile file) {
    try {
      destination.write(file);
    } catch (IOException e) {
      cannotWrite(file.path(), e);
      return false;
    }
    show(file.after().withText(file.diff()));
    return true;
  }

  /**
   * Ends the result, writes the reports and sums up.
   *
   * @param unsafe whether the user has asked for fixes that may change what a step sees
   * @return whether all that was to be read and written was
   */
  boolean end(boolean unsafe, Reports reports) throws IOException {
    diffFile.ifPresent(this::writePatch);
    if (destination.directory().isPresent() && !destination.isDry() && patch.size() > 0) {
      writePatch(destination.directory().get().resolve("migration.patch"));
    }
    if (!destination.isDry() && patch.size() > 0) {
      printer.leave(
          destination
              .directory()
              .map(place -> Delivery.ofPatch(place.resolve("migration.patch").toString()))
              .orElse(Delivery.IN_PLACE));
    }
    commands.keySet().removeIf(callers::isCalled);
    boolean isWritten = printer.finish(shown.toString(), List.copyOf(commands.values()), reports);
    summary(unsafe);
    return isWritten && !failed && tally.count(Outcome.REFUSED) == 0;
  }

  /**
   * Returns whether anything is left to do.
   *
   * @param check whether a change counts as such
   */
  boolean remains(boolean check) {
    return tally.remaining() > 0 || check && tally.changed() > 0;
  }

  private void writePatch(Path file) {
    try {
      PatchedFile.write(file, patch.toByteArray(), file);
    } catch (IOException e) {
      failed = true;
      streams.complain("cannot write " + file + ": " + FileProblem.reason(e));
    }
  }

  private void summary(boolean unsafe) {
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
    needs.ifPresent(need -> printer.note("keymount: the result needs " + need.text()));
    if (!commands.isEmpty()) {
      printer.note("build with, and with the other arguments and the context that you use:");
      commands.values().forEach(command -> printer.note("    " + command));
    }
  }
}
