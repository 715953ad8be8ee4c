package dev.keymount.transform;

import dev.keymount.edit.Applicability;
import dev.keymount.flow.Build;
import dev.keymount.flow.Life;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Place;
import dev.keymount.flow.Step;
import dev.keymount.secret.Reach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives the steps that read a credentials file the same file, at the same path, for as long. */
final class CredentialMount implements Transformer {

  @Override
  public Fix fix(Build build, Life life, MountForms forms) {
    var rule = Reasons.rule(life);
    if (!life.has(Kind.USED)) {
      return Reasons.unusedFile(life);
    }
    var withdrawal = new Withdrawal(build, life, true);
    var objection = withdrawal.objection();
    if (objection.isPresent()) {
      return Fix.advice(life, rule, objection.get());
    }
    var changes = withdrawal.changes();
    var uses = new LinkedHashMap<Step, Reach>();
    life.events(Kind.USED).forEach(event -> uses.merge(event.step(), event.reach(), Reach::or));
    for (var use : uses.entrySet()) {
      var paths = paths(life, use.getKey());
      if (paths.isEmpty()) {
        return Fix.advice(
            life,
            rule,
            "which of its paths line "
                + use.getKey().line()
                + " reads is not known; mount it by hand with type=secret,target=");
      }
      for (var path : paths) {
        var mount = mount(build, life, use, path);
        var conflict = FileMount.conflict(build, use.getKey(), mount, "the file", changes);
        if (conflict.isPresent()) {
          return Fix.advice(life, rule, conflict.get());
        }
        changes.add(new Change.AddMount(use.getKey(), mount));
      }
    }
    boolean sure = uses.values().stream().anyMatch(reach -> reach != Reach.POSSIBLY);
    return new Fix(
        life,
        rule,
        Mechanism.SECRET_FILE,
        sure ? Applicability.SAFE : Applicability.UNSAFE,
        reason(life, uses, sure),
        changes,
        uses.containsValue(Reach.SURELY));
  }

  private static List<String> paths(Life life, Step step) {
    return life.events(Kind.USED)
        .filter(event -> event.step().equals(step))
        .map(LifeEvent::note)
        .filter(path -> path.startsWith("/") && path.indexOf('$') < 0)
        .distinct()
        .toList();
  }

  private static String mount(Build build, Life life, Map.Entry<Step, Reach> use, String path) {
    var step = use.getKey();
    var place = Place.of(build, step.stage().orElseThrow(), step);
    boolean required = use.getValue() == Reach.SURELY && !Alternatives.in(step);
    return "type=secret,id="
        + life.id()
        + ",target="
        + path
        + (required ? ",required=true" : "")
        + Owner.of(place, life.files(), step).forSecretFile();
  }

  private static String reason(Life life, Map<Step, Reach> uses, boolean sure) {
    var lines = Reasons.lines(uses.keySet().stream().map(Step::line).toList());
    return sure
        ? "the tools in " + lines + " read the file, so it is mounted where it was"
        : "only a script or a make target is seen that may read "
            + life.name()
            + " ("
            + lines
            + "); check what it does with it";
  }
}
