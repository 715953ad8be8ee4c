package dev.keymount.transform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The value of a {@code --mount} flag, option by option.
 *
 * @param options the options; those without a value have an empty one
 */
record MountOptions(Map<String, String> options) {

  static MountOptions of(String value) {
    var options = new LinkedHashMap<String, String>();
    for (var option : value.split(",", -1)) {
      int equals = option.indexOf('=');
      options.put(
          equals < 0 ? option : option.substring(0, equals),
          equals < 0 ? "" : option.substring(equals + 1));
    }
    return new MountOptions(options);
  }

  private String get(String... names) {
    for (var name : names) {
      var value = options.get(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  private String id() {
    var id = get("id");
    return id.isEmpty() && get("type").equals("ssh") ? "default" : id;
  }

  /** Returns where it shows something, if it says so. */
  Optional<String> target() {
    var target = get("target", "dst", "destination");
    return target.isEmpty() ? Optional.empty() : Optional.of(target);
  }

  /** Returns whether it shows files of its own, as all but secrets and agents do. */
  boolean isDirectory() {
    return !get("type").equals("secret") && !get("type").equals("ssh");
  }

  /** Returns whether a step that has this mount needs no other for what {@code wanted} gives. */
  boolean serves(MountOptions wanted) {
    return get("type").equals(wanted.get("type"))
        && id().equals(wanted.id())
        && get("env").equals(wanted.get("env"))
        && get("target", "dst", "destination").equals(wanted.get("target", "dst", "destination"));
  }
}
