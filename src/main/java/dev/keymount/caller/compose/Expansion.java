package dev.keymount.caller.compose;

import dev.keymount.caller.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a compose file says once aliases and merges are followed, but for what a rewrite changes:
 * the secrets of the top level, fragments, and {@code args}, {@code secrets} and {@code ssh} of
 * builds.
 */
final class Expansion {

  private static final int MOST = 100_000;

  private final YamlValue root;
  private int count;

  Expansion(YamlValue root) {
    this.root = root;
  }

  /** Returns it as lines of path and value; too large a file has one line that equals no other. */
  List<String> rest() {
    var lines = new ArrayList<String>();
    for (var entry : new TreeMap<>(root.entries()).entrySet()) {
      if (isSame(entry.getKey())) {
        write(entry.getKey(), entry.getValue(), lines);
      }
    }
    if (count > MOST) {
      return List.of(new Object().toString());
    }
    return lines;
  }

  private static boolean isSame(String key) {
    return !key.equals("secrets") && !key.startsWith("x-") && !key.startsWith(".");
  }

  private void write(String path, YamlValue value, List<String> lines) {
    if (++count > MOST || isRewritten(path)) {
      return;
    }
    for (Map.Entry<String, YamlValue> entry : new TreeMap<>(value.entries()).entrySet()) {
      write(path + '\n' + entry.getKey(), entry.getValue(), lines);
    }
    int at = 0;
    for (var item : value.items()) {
      write(path + '\n' + at++, item, lines);
    }
    boolean build = path.matches("services\\n[^\\n]*\\nbuild");
    value.scalar().ifPresent(text -> lines.add(path + (build ? "\ncontext" : "") + " = " + text));
    if (value.isNull() && !build) {
      lines.add(path + " is null");
    }
  }

  private static boolean isRewritten(String path) {
    return path.matches("services\\n[^\\n]*\\nbuild\\n(args|secrets|ssh)");
  }
}
