package dev.keymount.transform;

import dev.keymount.edit.Applicability;
import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Definition;
import dev.keymount.flow.Life;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Place;
import dev.keymount.flow.Step;
import dev.keymount.secret.Reach;
import dev.keymount.transform.MountForms.SshForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the steps that use a private key a forwarded agent, or the key as the file that it was, and
 * takes out all that brought the key there.
 */
final class KeyMount implements Transformer {

  @Override
  public Fix fix(Build build, Life life, MountForms forms) {
    var rule = Reasons.rule(life);
    if (!life.has(Kind.MATERIALISED)) {
      return Reasons.unused(life);
    }
    if (!life.has(Kind.USED)) {
      return Fix.advice(
          life,
          rule,
          "no step is seen to use the key after line "
              + life.events(Kind.MATERIALISED).findFirst().orElseThrow().step().line()
              + " writes it; if the container needs it, mount it when the container starts");
    }
    boolean asFile = life.insistsOnFile() || forms.ssh(life) == SshForm.FILE;
    var changes = new ArrayList<>(removals(life, asFile));
    var uses = usesByStep(life);
    boolean optional =
        life.events(Kind.PROTECTED).anyMatch(event -> event.note().equals("optional"));
    for (var use : uses.entrySet()) {
      boolean required =
          !optional && use.getValue() == Reach.SURELY && !Alternatives.in(use.getKey());
      var mount = mount(build, life, use.getKey(), required, asFile);
      if (mount.isEmpty()) {
        return Fix.advice(
            life,
            rule,
            "line "
                + use.getKey().line()
                + " needs the key as a file, and which of its paths is"
                + " not known; mount it by hand with type=secret,target=");
      }
      if (asFile) {
        var conflict = FileMount.conflict(build, use.getKey(), mount.get());
        if (conflict.isPresent()) {
          return Fix.advice(life, rule, conflict.get());
        }
      }
      changes.add(new Change.AddMount(use.getKey(), mount.get()));
    }
    boolean sure = uses.containsValue(Reach.SURELY);
    var mechanism = asFile ? Mechanism.SECRET_FILE : Mechanism.SSH;
    return new Fix(
        life,
        rule,
        mechanism,
        sure ? Applicability.SAFE : Applicability.UNSAFE,
        reason(life, uses, sure, asFile),
        changes,
        sure);
  }

  private static String reason(Life life, Map<Step, Reach> uses, boolean sure, boolean asFile) {
    var lines = Reasons.lines(uses.keySet().stream().map(Step::line).toList());
    if (!sure) {
      return "only scripts or make targets run while the key is there ("
          + lines
          + "); if none of"
          + " them reads the key file itself, apply this with --unsafe";
    }
    if (asFile) {
      return "the steps in "
          + lines
          + " read the key as a file, so it is mounted where it was"
          + (life.insistsOnFile() ? ", because a setting makes ssh ignore agents" : "");
    }
    boolean decoded =
        life.events(Kind.MATERIALISED)
            .flatMap(event -> event.command().stream())
            .flatMap(command -> Commands.simple(command).stream())
            .anyMatch(simple -> simple.words().stream().anyMatch(w -> w.text().contains("base64")));
    return "the uses are ssh clients ("
        + lines
        + "), so a forwarded agent takes the key's place"
        + (decoded ? "; the caller holds it in base64 and gives the agent the decoded key" : "");
  }

  private static Map<Step, Reach> usesByStep(Life life) {
    var uses = new LinkedHashMap<Step, Reach>();
    life.events(Kind.USED).forEach(event -> uses.merge(event.step(), event.reach(), Reach::or));
    return uses;
  }

  /** Returns the changes that take out everything but the uses. */
  private static List<Change> removals(Life life, boolean asFile) {
    var changes = new ArrayList<Change>();
    life.declarations().forEach(declaration -> changes.add(removal(declaration)));
    for (var event : life.events()) {
      switch (event.kind()) {
        case MATERIALISED, PROTECTED, CARRIED, DISPOSED -> {
          if (!asFile || !FileMount.keeps(event)) {
            changes.add(removal(event));
          }
        }
        default -> {
          // Uses stay, and a life with anything worse is not changed.
        }
      }
    }
    return changes;
  }

  static Change removal(Definition declaration) {
    return new Change.DeleteParts(declaration.step(), List.of(declaration.range()));
  }

  static Change removal(LifeEvent event) {
    if (event.command().isPresent()) {
      return event.operands().isEmpty()
          ? new Change.DropCommand(event.step(), event.command().get())
          : new Change.DropOperands(event.step(), event.operands());
    }
    if (!event.note().isEmpty()) {
      var range = event.step().instruction().range();
      return new Change.Replace(event.step(), range, "RUN mkdir -p " + event.note());
    }
    return event.operands().isEmpty()
        ? new Change.DeleteInstruction(event.step())
        : new Change.DeleteParts(event.step(), event.operands());
  }

  private static Optional<String> mount(
      Build build, Life life, Step step, boolean isRequired, boolean asFile) {
    var place = Place.of(build, step.stage().orElseThrow(), step);
    var required = isRequired ? ",required=true" : "";
    if (!asFile) {
      return Optional.of("type=ssh" + required + Owner.of(place, life.files()).forSocket());
    }
    return target(life, place)
        .map(
            target ->
                "type=secret,id="
                    + life.name()
                    + ",target="
                    + target
                    + required
                    + Owner.of(place, life.files()).forSecretFile());
  }

  /** Returns where a step looks for the key. */
  private static Optional<String> target(Life life, Place place) {
    var paths =
        life.files().stream().filter(path -> path.startsWith("/") && !path.contains("$")).toList();
    if (paths.size() == 1) {
      return Optional.of(paths.get(0));
    }
    return paths.stream().filter(path -> path.startsWith(place.home() + "/")).findFirst();
  }
}
