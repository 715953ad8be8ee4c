package dev.keymount.caller.compose;

import dev.keymount.caller.yaml.YamlValue;
import java.util.Optional;

/**
 * One of the places that say how a service is built.
 *
 * @param kind how the service comes to it
 * @param directory what its paths are relative to, itself relative to the root
 * @param service the mapping of the service there
 */
record Layer(Kind kind, String directory, YamlValue service) {

  /** How a service comes to a layer. */
  enum Kind {
    /** It is the service itself. */
    OWN,
    /** It extends it in the same file. */
    EXTENDED,
    /** It extends it in another file. */
    EXTENDED_ELSEWHERE,
    /** Another compose file of the directory has the same service. */
    BASE
  }

  /** Returns the value of {@code build}. */
  Optional<YamlValue> build() {
    return service.get("build").filter(build -> !build.isNull());
  }

  /** Returns what it says of one key of {@code build}; the short form is the context. */
  Optional<String> setting(String key) {
    return build()
        .flatMap(
            build ->
                key.equals("context") && build.scalar().isPresent()
                    ? build.scalar()
                    : build.get(key).flatMap(YamlValue::scalar));
  }
}
