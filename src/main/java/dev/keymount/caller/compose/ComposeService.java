package dev.keymount.caller.compose;

import dev.keymount.caller.Call;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Target;
import dev.keymount.caller.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that is built.
 *
 * @param name its name
 * @param layers what says how, the service itself first
 * @param target the Dockerfile
 */
record ComposeService(String name, List<Layer> layers, Target target) {

  ComposeService {
    layers = List.copyOf(layers);
  }

  /** Returns the build in the service's own words, merges and aliases followed. */
  Optional<YamlValue> build() {
    return layers.get(0).build();
  }

  /** Returns the layer that says where the context is, or the service itself. */
  Layer contextLayer() {
    return layers.stream()
        .filter(layer -> layer.setting("context").isPresent())
        .findFirst()
        .orElse(layers.get(0));
  }

  /** Returns the arguments by name with the layer that passes each. */
  Map<String, Passed> arguments() {
    var found = new LinkedHashMap<String, Passed>();
    for (var layer : layers) {
      if (layer.kind() != Layer.Kind.BASE) {
        layer
            .build()
            .map(ComposeArgument::of)
            .orElse(Map.of())
            .forEach((name, argument) -> found.putIfAbsent(name, new Passed(argument, layer)));
      }
    }
    return found;
  }

  /**
   * An argument and where it stands.
   *
   * @param argument the argument
   * @param layer the layer that passes it
   */
  record Passed(ComposeArgument argument, Layer layer) {}

  /** Returns the line of the build, or of the service that extends one. */
  int line() {
    return build().orElse(layers.get(0).service()).line();
  }

  Call call(Engine engine) {
    return new Call(line(), engine, target, arguments().keySet());
  }
}
