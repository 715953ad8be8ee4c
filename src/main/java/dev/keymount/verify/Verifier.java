package dev.keymount.verify;

import dev.keymount.edit.UnifiedDiff;
import dev.keymount.secret.Redaction;
import dev.keymount.verify.builder.Builder;
import dev.keymount.verify.builder.BuilderException;
import dev.keymount.verify.builder.Workspace;
import dev.keymount.verify.image.ImageReader;
import dev.keymount.verify.image.SavedImage;
import dev.keymount.verify.search.Needle;
import dev.keymount.verify.search.Needles;
import dev.keymount.verify.value.GivenSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves migrations on a real builder: builds a Dockerfile before and after with the same secrets,
 * searches everything that both leave, and compares what was asked for.
 */
public final class Verifier {

  private final Builder builder;
  private final Workspace workspace;
  private final GivenSecrets given;
  private final Optional<String> target;
  private final VerifyProgress progress;
  private int proofs;

  /**
   * Makes a verifier.
   *
   * @param builder what builds
   * @param workspace where it works
   * @param given the values that the user gives
   * @param target the stage to build; empty for the last one
   */
  public Verifier(
      Builder builder,
      Workspace workspace,
      GivenSecrets given,
      Optional<String> target,
      VerifyProgress progress) {
    this.builder = builder;
    this.workspace = workspace;
    this.given = given;
    this.target = target;
    this.progress = progress;
  }

  /**
   * Proves the migration of one Dockerfile.
   *
   * @throws BuilderException if the builder can't be run
   * @throws IOException if files can't be read or copied, or images can't be read back
   * @throws VerifyException if the Dockerfile has nothing that can be built as asked
   */
  public Verification verify(Subject subject)
      throws BuilderException, IOException, VerifyException {
    var place = workspace.directory().resolve("proof-" + proofs++);
    progress.phase("", subject.path());
    var before = before(subject, Files.createDirectories(place.resolve("before")));
    var after = after(subject, Files.createDirectories(place.resolve("after")));
    requireTarget(subject, before);
    requireTarget(subject, after);
    var plans =
        SecretPlans.of(
            subject.migration(),
            before.tree(),
            after.tree(),
            path -> SideFiles.text(before.context().resolve(path)),
            given);
    return new Proof(subject, before, after, plans, place).run();
  }

  private static SideFiles before(Subject subject, Path place) throws IOException {
    return SideFiles.of(
        "before", subject.before(), subject.path(), subject.migration().context(), place);
  }

  private static SideFiles after(Subject subject, Path place) throws IOException {
    return subject.after().isPresent()
        ? SideFiles.of(
            "after", subject.after().get(), subject.path(), subject.migration().context(), place)
        : SideFiles.migrated(subject.before(), subject.migration(), place);
  }

  private void requireTarget(Subject subject, SideFiles side) throws VerifyException {
    if (side.stages().isEmpty() || !side.tree().problems().isEmpty()) {
      throw new VerifyException(
          subject.path()
              + " "
              + side.label()
              + " the migration is no Dockerfile that can be built");
    }
    if (target.isPresent() && !side.stages().contains(target.get())) {
      throw new VerifyException(
          subject.path()
              + " has no stage "
              + target.get()
              + " "
              + side.label()
              + " the migration; it has "
              + String.join(", ", side.stages().stream().map(NamedStages::label).toList()));
    }
  }

  /** The course of one proof. */
  private final class Proof {

    private final Subject subject;
    private final SideFiles before;
    private final SideFiles after;
    private final List<SecretPlan> plans;
    private final Path place;
    private final Needles needles;
    private final PartsOfSecrets parts;
    private final String images;
    private final ImageReader reader;

    Proof(Subject subject, SideFiles before, SideFiles after, List<SecretPlan> plans, Path place) {
      this.subject = subject;
      this.before = before;
      this.after = after;
      this.plans = plans;
      this.place = place;
      this.images = "p" + proofs + "-";
      var all = new ArrayList<Needle>();
      plans.forEach(plan -> plan.needle().ifPresent(all::add));
      this.needles = Needles.of(all);
      this.parts = new PartsOfSecrets(plans);
      this.reader = new ImageReader(needles, ImageReader.Entries.KEPT);
    }

    Verification run() throws BuilderException, IOException, VerifyException {
      var changed = ChangedContents.between(before.context(), after.context());
      var inputsBefore = SideInputs.of(before, plans, given, place);
      var inputsAfter = SideInputs.of(after, plans, given, place);
      var builtBefore = build(before, inputsBefore);
      var builtAfter = build(after, inputsAfter);
      progress.phase("", "searching the images");
      var saved = SavedImages.read(builder, List.of(builtBefore, builtAfter), reader);
      var foundBefore = inspect(builtBefore, saved);
      var foundAfter = inspect(builtAfter, saved);
      var differences = List.<Difference>of();
      if (builtBefore.isBuilt() && builtAfter.isBuilt()) {
        progress.phase("", "comparing the images");
        differences =
            Comparison.of(
                    builtBefore,
                    builtAfter,
                    saved.of(builtBefore),
                    saved.of(builtAfter),
                    foundBefore.traces(),
                    changed,
                    needles,
                    () -> control(inputsBefore))
                .stream()
                .map(this::shown)
                .toList();
      }
      var tracesBefore = shown(foundBefore);
      var tracesAfter = shown(foundAfter);
      var outcome = Judgement.of(builtBefore, builtAfter, tracesBefore, tracesAfter, differences);
      return new Verification(
          subject.path(),
          outcome.verdict(),
          outcome.reason(),
          builder.description(),
          subject.migration(),
          diff(),
          proofs(tracesBefore, tracesAfter),
          differences,
          Notes.of(plans, builtBefore, builtAfter, foundBefore, foundAfter),
          Optional.of(side(builtBefore, foundBefore, saved)),
          Optional.of(side(builtAfter, foundAfter, saved)));
    }

    private BuiltSide build(SideFiles side, SideInputs inputs) throws BuilderException {
      return BuiltSide.build(
          side, inputs, target, builder, this::imageName, this::hidden, progress);
    }

    /** Keys go first and whole: those of their lines that are looked for are not all of them. */
    private String hidden(String text) {
      return NamedStages.unnamed(parts.redact(needles.redact(Redaction.of(text))));
    }

    private String imageName(String suffix) {
      return workspace.imageName(images + suffix);
    }

    private Inspection inspect(BuiltSide side, SavedImages saved) {
      return Inspection.of(side.files(), saved.byStage(side), side.results(), needles);
    }

    /** Builds the Dockerfile before once more, with the same secrets. */
    private Optional<SavedImage> control(SideInputs inputs) throws VerifyException {
      try {
        progress.phase("before", "building once more, to tell what differs by itself");
        var again =
            BuiltSide.build(
                before,
                inputs,
                target,
                builder,
                suffix -> imageName("again-" + suffix),
                this::hidden,
                progress);
        return again.isBuilt()
            ? Optional.of(SavedImages.read(builder, List.of(again), reader).of(again))
            : Optional.empty();
      } catch (BuilderException | IOException e) {
        throw new VerifyException("the second build of the Dockerfile before: " + e.getMessage());
      }
    }

    private String diff() {
      var diff =
          new StringBuilder(
              UnifiedDiff.of(subject.path(), before.text().text(), after.text().text()));
      if (subject.after().isEmpty()) {
        subject.migration().further().forEach(file -> diff.append(file.diff()));
      }
      return needles.redact(Redaction.of(diff.toString()));
    }

    /** Returns traces as people see them: a file may be named by the secret. */
    private List<Trace> shown(Inspection found) {
      return found.traces().stream()
          .map(
              trace ->
                  new Trace(
                      trace.secret(),
                      trace.place(),
                      trace.stage(),
                      trace.layer(),
                      needles.redact(trace.path()),
                      trace.form(),
                      trace.line()))
          .toList();
    }

    private Difference shown(Difference difference) {
      return new Difference(
          needles.redact(difference.path()),
          needles.redact(difference.what()),
          difference.standing(),
          difference.line());
    }

    private List<SecretProof> proofs(List<Trace> tracesBefore, List<Trace> tracesAfter) {
      var mounts = Mount.in(after.tree());
      return plans.stream()
          .map(
              plan ->
                  new SecretProof(
                      plan.name(),
                      plan.kind(),
                      plan.line(),
                      plan.source(),
                      mounts.stream().filter(plan::isFor).map(Mount::flag).findFirst().orElse(""),
                      of(plan, tracesBefore),
                      of(plan, tracesAfter)))
          .toList();
    }

    private static List<Trace> of(SecretPlan plan, List<Trace> traces) {
      return traces.stream().filter(trace -> trace.secret().equals(plan.name())).toList();
    }

    private Side side(BuiltSide built, Inspection found, SavedImages saved) {
      var files = built.files();
      return new Side(
          files.label(),
          files.origin(),
          files.text(),
          built.failures(),
          built.stages().stream().map(NamedStages::label).toList(),
          found.layers(),
          saved.bytes(built),
          found.unread().stream().map(needles::redact).toList());
    }
  }
}
