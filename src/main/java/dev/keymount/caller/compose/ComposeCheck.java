package dev.keymount.caller.compose;

import dev.keymount.caller.CallerFile;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.EditPlan;
import dev.keymount.edit.TextEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    return after.isPresent()
        && keepsTheRest(after.get())
        && gives(after.get(), applied)
        && sparesOthers(after.get(), applied);
  }

  private boolean gives(YamlValue after, Map<Wish, Supply> applied) {
    var services = new ComposeReader(file, after).services();
    for (var entry : applied.entrySet()) {
      var wish = entry.getKey();
      var found =
          services.stream()
              .filter(service -> service.name().equals(wish.service().name()))
              .findFirst();
      if (found.isEmpty()
          || !wish.isElsewhere() && !gives(after, found.get(), wish, entry.getValue())) {
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

  private static boolean gives(YamlValue after, ComposeService service, Wish wish, Supply supply) {
    var id = wish.need().id();
    if (supply instanceof Supply.Secret secret) {
      return source(service, id)
          .flatMap(name -> after.at("secrets", name, secret.kind()))
          .flatMap(YamlValue::scalar)
          .filter(secret.value()::equals)
          .isPresent();
    }
    return lists(service, "ssh")
        .anyMatch(
            all ->
                all.entries().containsKey(id)
                    || all.items().stream().anyMatch(item -> names(item, id)));
  }

  /** Returns what a service says under a key of its build, its own words first. */
  private static Stream<YamlValue> lists(ComposeService service, String key) {
    return service.layers().stream()
        .filter(layer -> layer.kind() != Layer.Kind.BASE)
        .flatMap(layer -> layer.build().flatMap(build -> build.get(key)).stream());
  }

  /** Returns the name of the secret that a build gets under an id: the last one counts. */
  private static Optional<String> source(ComposeService service, String id) {
    return lists(service, "secrets")
        .flatMap(
            all ->
                all.items().stream()
                    .filter(item -> names(item, id))
                    .flatMap(item -> item.scalar().or(() -> text(item, "source")).stream())
                    .reduce((first, last) -> last)
                    .stream())
        .findFirst();
  }

  private static Optional<String> text(YamlValue item, String key) {
    return item.get(key).flatMap(YamlValue::scalar);
  }

  /** Returns whether no build gets a secret whose value it did not get before. */
  private boolean sparesOthers(YamlValue after, Map<Wish, Supply> applied) {
    var before = new ComposeReader(file, root).services();
    for (var service : new ComposeReader(file, after).services()) {
      var same = before.stream().filter(one -> one.name().equals(service.name())).findFirst();
      boolean fresh =
          applied.keySet().stream()
              .filter(wish -> wish.passed().isPresent() || wish.need().forced())
              .map(wish -> wish.need().id())
              .distinct()
              .filter(id -> source(service, id).isPresent())
              .filter(id -> same.flatMap(one -> source(one, id)).isEmpty())
              .anyMatch(id -> applied.keySet().stream().noneMatch(w -> isFor(w, id, same)));
      if (fresh) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a wish for an id is that of a service, or of one that passes the same value.
   */
  private static boolean isFor(Wish wish, String id, Optional<ComposeService> service) {
    if (service.isEmpty() || !wish.need().id().equals(id)) {
      return false;
    }
    var own = wish.need().argument().map(service.get().arguments()::get);
    return service.get().name().equals(wish.service().name())
        || own.isPresent()
            && wish.passed()
                .map(passed -> passed.argument().value())
                .filter(own.get().argument().value()::equals)
                .isPresent();
  }

  private static boolean names(YamlValue item, String id) {
    return item.scalar()
        .or(() -> text(item, "target").or(() -> text(item, "source")))
        .filter(text -> text.equals(id) || text.startsWith(id + "="))
        .isPresent();
  }

  /** Returns whether services and top level are the same but for builds and secrets. */
  private boolean keepsTheRest(YamlValue after) {
    return new Expansion(root).rest().equals(new Expansion(after).rest());
  }
}
