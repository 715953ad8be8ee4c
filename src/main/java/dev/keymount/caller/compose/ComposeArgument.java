package dev.keymount.caller.compose;

import dev.keymount.caller.yaml.YamlCollection;
import dev.keymount.caller.yaml.YamlPart;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build argument that a service passes.
 *
 * @param name its name
 * @param value its value as it stands; empty where it is passed on from the environment
 * @param owner the collection where it really stands
 * @param part its entry or item there
 * @param trail the places of the aliases that lead to it
 * @param list the value of {@code args} that holds it, directly or through a merge
 */
record ComposeArgument(
    String name,
    Optional<String> value,
    YamlCollection owner,
    YamlPart part,
    List<TextRange> trail,
    YamlValue list) {

  /** Returns the arguments of a build by name. */
  static Map<String, ComposeArgument> of(YamlValue build) {
    var found = new LinkedHashMap<String, ComposeArgument>();
    var args = build.get("args");
    if (args.isEmpty()) {
      return found;
    }
    args.get()
        .entries()
        .forEach(
            (name, value) -> {
              if (value.scalar().isPresent() || value.isNull()) {
                add(found, name, value.scalar(), value, args.get());
              }
            });
    for (var item : args.get().items()) {
      var text = item.scalar().orElse("");
      int equals = text.indexOf('=');
      if (!text.isEmpty() && equals != 0) {
        var name = equals < 0 ? text : text.substring(0, equals);
        var value = equals < 0 ? Optional.<String>empty() : Optional.of(text.substring(equals + 1));
        add(found, name, value, item, args.get());
      }
    }
    return found;
  }

  private static void add(
      Map<String, ComposeArgument> found,
      String name,
      Optional<String> value,
      YamlValue place,
      YamlValue list) {
    if (place.owner().isPresent() && place.part().isPresent()) {
      var trail = new ArrayList<>(place.trail());
      found.put(
          name,
          new ComposeArgument(name, value, place.owner().get(), place.part().get(), trail, list));
    }
  }

  /** Returns what the value is made of. */
  Interpolation interpolation() {
    return value
        .map(Interpolation::of)
        .orElse(
            new Interpolation(Interpolation.Kind.VARIABLE, List.of(name), Optional.empty(), false));
  }
}
