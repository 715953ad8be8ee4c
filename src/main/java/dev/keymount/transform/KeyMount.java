package dev.keymount.transform;

import dev.keymount.edit.Applicability;
import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Life;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Place;
import dev.keymount.flow.Step;
import dev.keymount.secret.Reach;
import dev.keymount.transform.MountForms.SshForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the steps that use a private key a forwarded agent, or the key as the file that it was, and
 * takes out all that brought the key there.
 */
final class KeyMount implements Transformer {

  private final String sshId;

  /** Makes a transformer that forwards keys under an id. */
  KeyMount(String sshId) {
    this.sshId = sshId;
  }

  @Override
  public Fix fix(Build build, Life life, MountForms forms) {
    var rule = Reasons.rule(life);
    boolean copied = life.entry() == Entry.CONTEXT_FILE;
    if (!copied && !life.has(Kind.MATERIALISED)) {
      return Reasons.unused(life);
    }
    if (!life.has(Kind.USED)) {
      return Reasons.unusedKey(life);
    }
    boolean asFile = life.insistsOnFile() || forms.ssh(life) == SshForm.FILE;
    var withdrawal = new Withdrawal(build, life, asFile);
    var objection = withdrawal.objection();
    if (objection.isPresent()) {
      return Fix.advice(life, rule, objection.get());
    }
    var changes = withdrawal.changes();
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
        var conflict = FileMount.conflict(build, use.getKey(), mount.get(), "the key", changes);
        if (conflict.isPresent()) {
          return Fix.advice(life, rule, conflict.get());
        }
      }
      changes.add(new Change.AddMount(use.getKey(), mount.get()));
    }
    boolean sure = uses.containsValue(Reach.SURELY);
    boolean seen = life.events(Kind.INTRODUCED).allMatch(event -> event.reach() == Reach.SURELY);
    var mechanism = asFile ? Mechanism.SECRET_FILE : Mechanism.SSH;
    return new Fix(
        life,
        rule,
        mechanism,
        sure && seen ? Applicability.SAFE : Applicability.UNSAFE,
        seen ? reason(life, uses, sure, asFile) : unseen(life),
        changes,
        sure);
  }

  private static String unseen(Life life) {
    return "what else "
        + life.name()
        + " holds is not at hand; if an ssh configuration and known hosts are all that steps need of"
        + " it, apply this with --unsafe";
  }

  private static String reason(Life life, Map<Step, Reach> uses, boolean sure, boolean asFile) {
    var lines = Reasons.lines(uses.keySet().stream().map(Step::line).toList());
    if (!sure) {
      return "only scripts, make targets or clones that may have submodules run while the key is there ("
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

  private Optional<String> mount(
      Build build, Life life, Step step, boolean isRequired, boolean asFile) {
    var place = Place.of(build, step.stage().orElseThrow(), step);
    var required = isRequired ? ",required=true" : "";
    if (!asFile) {
      var id = sshId.equals("default") ? "" : ",id=" + sshId;
      return Optional.of(
          "type=ssh" + id + required + Owner.of(place, life.files(), step).forSocket());
    }
    return target(life, place)
        .map(
            target ->
                "type=secret,id="
                    + life.id()
                    + ",target="
                    + target
                    + required
                    + Owner.of(place, life.files(), step).forSecretFile());
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
