package dev.keymount.caller.compose;

import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlPart;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments that go; one that somebody else still gets from the same place stays. */
final class Removals {

  private static final Set<String> SECTIONS =
      Set.of("services", "networks", "volumes", "secrets", "configs");

  private final YamlValue root;
  private final List<ComposeService> services;
  private final Map<Integer, List<Wish>> wishes = new LinkedHashMap<>();
  private final Map<Integer, List<ComposeArgument>> lists = new LinkedHashMap<>();
  private final Set<YamlEntry> emptied = new LinkedHashSet<>();

  Removals(YamlValue root, List<ComposeService> services) {
    this.root = root;
    this.services = services;
  }

  /** Takes note of a wish whose argument is to go. */
  void want(Wish wish) {
    wish.passed()
        .filter(passed -> !wish.isElsewhere() && !wish.need().keepsArgument())
        .ifPresent(
            passed ->
                wishes
                    .computeIfAbsent(start(passed.argument()), at -> new ArrayList<>())
                    .add(wish));
  }

  /** Returns whether nobody but those who want it gone gets an argument. */
  boolean goes(ComposeArgument argument) {
    var wanting = wishes.getOrDefault(start(argument), List.of());
    var names = new HashSet<String>();
    var known = new HashSet<TextRange>();
    for (var wish : wanting) {
      names.add(wish.service().name());
      wish.passed().ifPresent(passed -> known.addAll(passed.argument().trail()));
    }
    boolean all =
        services.stream()
            .filter(service -> !names.contains(service.name()))
            .flatMap(service -> service.arguments().values().stream())
            .filter(passed -> passed.layer().kind() != Layer.Kind.EXTENDED_ELSEWHERE)
            .noneMatch(passed -> start(passed.argument()) == start(argument));
    return !wanting.isEmpty()
        && all
        && known.containsAll(root.text().users(argument.part().range()))
        && isHome(wanting, argument);
  }

  /** Returns whether an argument stands in a build, or in a fragment that is only for builds. */
  private boolean isHome(List<Wish> wanting, ComposeArgument argument) {
    boolean direct =
        wanting.stream()
            .flatMap(wish -> wish.passed().stream())
            .anyMatch(passed -> passed.argument().trail().isEmpty());
    return direct
        || root.entries().entrySet().stream()
            .filter(entry -> !SECTIONS.contains(entry.getKey()))
            .flatMap(entry -> entry.getValue().part().stream())
            .anyMatch(part -> part.range().encloses(argument.part().range()));
  }

  private static int start(ComposeArgument argument) {
    return argument.part().range().start();
  }

  /** Decides which arguments go; to be called once all wishes are known. */
  void decide() {
    var seen = new HashSet<Integer>();
    for (var list : wishes.values()) {
      var argument = list.get(0).passed().orElseThrow().argument();
      if (goes(argument) && seen.add(start(argument))) {
        lists
            .computeIfAbsent(argument.owner().range().start(), at -> new ArrayList<>())
            .add(argument);
      }
    }
    lists.values().stream()
        .filter(Removals::takesItsKeyAlong)
        .flatMap(gone -> gone.get(0).list().part().stream())
        .forEach(part -> emptied.add((YamlEntry) part));
  }

  private static boolean takesItsKeyAlong(List<ComposeArgument> gone) {
    var owner = gone.get(0).owner();
    var list = gone.get(0).list();
    return gone.size() == owner.parts().size()
        && owner.head().anchor().isEmpty()
        && list.part()
            .filter(part -> part instanceof YamlEntry && part.value().equals(owner))
            .isPresent();
  }

  /** Returns the {@code args} entries that go as a whole. */
  Set<YamlEntry> emptied() {
    return emptied;
  }

  /**
   * Returns the edits; empty where they can't be written.
   *
   * @param exchanged those of {@link #emptied} that have something else in their place already
   */
  Optional<List<TextEdit>> edits(YamlEdits edits, Set<YamlEntry> exchanged) {
    var result = new ArrayList<TextEdit>();
    for (var gone : lists.values()) {
      var written = written(edits, gone, exchanged);
      if (written.isEmpty()) {
        return Optional.empty();
      }
      result.addAll(written.get());
    }
    return Optional.of(result);
  }

  private static Optional<List<TextEdit>> written(
      YamlEdits edits, List<ComposeArgument> gone, Set<YamlEntry> exchanged) {
    var owner = gone.get(0).owner();
    List<YamlPart> parts = gone.stream().map(ComposeArgument::part).toList();
    if (parts.size() < owner.parts().size()) {
      return edits.remove(owner, parts);
    }
    var list = gone.get(0).list();
    if (takesItsKeyAlong(gone)
        && list.owner().isPresent()
        && list.owner().get() instanceof YamlMapping build
        && list.part().isPresent()
        && list.part().get() instanceof YamlEntry entry) {
      return exchanged.contains(entry)
          ? Optional.of(List.of())
          : edits.removeFromFilled(build, List.of(entry));
    }
    return edits.clear(owner);
  }
}
