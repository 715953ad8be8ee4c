package dev.keymount.verify;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mount of a secret or an agent in a Dockerfile.
 *
 * @param isAgent whether it forwards an agent
 * @param id what a build must give it by
 * @param variable the variable that it is put into
 * @param target the path that it is mounted at
 * @param line the 1-based first line of the instruction
 */
record Mount(
    boolean isAgent, String id, Optional<String> variable, Optional<String> target, int line) {

  /** Returns the mounts of a Dockerfile in order. */
  static List<Mount> in(Dockerfile tree) {
    var found = new ArrayList<Mount>();
    for (var instruction : tree.instructions()) {
      if (instruction.keyword() != Keyword.RUN) {
        continue;
      }
      int line = tree.source().line(instruction.range().start());
      for (var flag : instruction.flags()) {
        if (flag.name().equals("mount")) {
          flag.value().flatMap(options -> of(options, line)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Mount> of(String flag, int line) {
    var options = options(flag);
    var type = options.getOrDefault("type", "bind");
    var target =
        Optional.ofNullable(
            options.getOrDefault(
                "target", options.getOrDefault("dst", options.get("destination"))));
    if (type.equals("ssh")) {
      var id = options.getOrDefault("id", "default");
      return Optional.of(new Mount(true, id, Optional.empty(), target, line));
    } else if (!type.equals("secret")) {
      return Optional.empty();
    }
    var id = Optional.ofNullable(options.get("id")).or(() -> target.map(Mount::name));
    var variable = Optional.ofNullable(options.get("env"));
    return id.map(name -> new Mount(false, name, variable, target, line));
  }

  /** Returns the name of a file, which is the id of a secret that has none of its own. */
  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Map<String, String> options(String flag) {
    var options = new LinkedHashMap<String, String>();
    for (var part : flag.split(",", -1)) {
      int equals = part.indexOf('=');
      options.put(
          equals < 0 ? part : part.substring(0, equals),
          equals < 0 ? "" : part.substring(equals + 1));
    }
    return options;
  }

  /** Returns the flag that gives it to a build, without a value. */
  String flag() {
    return isAgent ? "--ssh " + id : "--secret id=" + id;
  }
}
