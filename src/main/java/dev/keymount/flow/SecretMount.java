package dev.keymount.flow;

import dev.keymount.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build secret that a RUN mounts.
 *
 * @param id the id by which the caller passes it
 * @param variable the variable that holds it
 * @param path the file that holds it; empty where only a variable does
 * @see <a href="https://docs.docker.com/reference/dockerfile/#run---mounttypesecret">Dockerfile
 *     reference, RUN --mount=type=secret</a>
 */
record SecretMount(String id, Optional<String> variable, Optional<String> path) {

  /** Returns the secrets that an instruction mounts, in order. */
  static List<SecretMount> of(Instruction instruction) {
    var mounts = new ArrayList<SecretMount>();
    for (var options : mounts(instruction)) {
      if ("secret".equals(options.get("type"))) {
        mounts.add(of(options));
      }
    }
    return mounts;
  }

  /** Returns the directories that an instruction mounts and that are no part of its layer. */
  static List<String> directories(Instruction instruction) {
    return mounts(instruction).stream()
        .filter(options -> !"secret".equals(options.get("type")))
        .flatMap(options -> first(options, "target", "dst", "destination").stream())
        .toList();
  }

  private static List<Map<String, String>> mounts(Instruction instruction) {
    var mounts = new ArrayList<Map<String, String>>();
    for (var flag : instruction.flags()) {
      if (flag.name().equals("mount")) {
        var options = new HashMap<String, String>();
        for (var option : flag.value().orElse("").split(",", -1)) {
          int equals = option.indexOf('=');
          if (equals > 0) {
            options.put(option.substring(0, equals).strip(), option.substring(equals + 1).strip());
          }
        }
        mounts.add(options);
      }
    }
    return mounts;
  }

  private static SecretMount of(Map<String, String> options) {
    var target = first(options, "target", "dst", "destination");
    var named = first(options, "id", "source", "src");
    var id = named.or(() -> target.map(SecretMount::lastSegment)).orElse("secret");
    var variable = first(options, "env");
    boolean file = variable.isEmpty() || target.isPresent();
    var path = target.map(value -> Place.absolute(value, "/run/secrets"));
    return new SecretMount(
        id, variable, file ? path.or(() -> Optional.of("/run/secrets/" + id)) : Optional.empty());
  }

  private static Optional<String> first(Map<String, String> options, String... names) {
    for (var name : names) {
      var value = options.get(name);
      if (value != null && !value.isEmpty()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
