package dev.keymount.caller.compose;

import dev.keymount.caller.CallerFile;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.EditPlan;
import dev.keymount.edit.TextEdit;
import java.util.List;
import java.util.Map;

/** Reads the result and sees whether it says what it must and nothing else is changed. */
final class ComposeCheck {

  private final CallerFile file;
  private final YamlValue root;
  private final Removals removals;

  ComposeCheck(CallerFile file, YamlValue root, Removals removals) {
    this.file = file;
    this.root = root;
    this.removals = removals;
  }

  /** Returns whether edits do what they are meant to do. */
  boolean holds(List<TextEdit> edits, Map<Wish, Supply> applied) {
    var plan = EditPlan.of(edits);
    if (!plan.deferred().isEmpty()) {
      return false;
    }
    var changed = file.source().withText(plan.applyTo(file.source().text()));
    var after = YamlText.read(changed).flatMap(YamlText::root);
    return after.isPresent() && keepsTheRest(after.get()) && gives(after.get(), applied);
  }

  private boolean gives(YamlValue after, Map<Wish, Supply> applied) {
    var services = new ComposeReader(file, after).services();
    for (var entry : applied.entrySet()) {
      var wish = entry.getKey();
      var found =
          services.stream()
              .filter(service -> service.name().equals(wish.service().name()))
              .findFirst();
      if (found.isEmpty() || !wish.isElsewhere() && !gives(found.get(), wish, entry.getValue())) {
        return false;
      }
      boolean still =
          wish.passed().isPresent()
              && !wish.isElsewhere()
              && found.get().arguments().containsKey(wish.passed().get().argument().name());
      if (still && removals.goes(wish.passed().get().argument())) {
        return false;
      }
    }
    return true;
  }

  private static boolean gives(ComposeService service, Wish wish, Supply supply) {
    var id = wish.need().id();
    var key = supply instanceof Supply.Ssh ? "ssh" : "secrets";
    return service.layers().stream()
        .filter(layer -> layer.kind() != Layer.Kind.BASE)
        .flatMap(layer -> layer.build().flatMap(build -> build.get(key)).stream())
        .anyMatch(
            all ->
                all.entries().containsKey(id)
                    || all.items().stream().anyMatch(item -> names(item, id)));
  }

  private static boolean names(YamlValue item, String id) {
    return item.scalar()
        .or(() -> item.get("target").or(() -> item.get("source")).flatMap(YamlValue::scalar))
        .filter(text -> text.equals(id) || text.startsWith(id + "="))
        .isPresent();
  }

  /** Returns whether services and top level are the same but for builds and secrets. */
  private boolean keepsTheRest(YamlValue after) {
    return new Expansion(root).rest().equals(new Expansion(after).rest());
  }
}
