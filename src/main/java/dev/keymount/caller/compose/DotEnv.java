package dev.keymount.caller.compose;

import dev.keymount.caller.CallerFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code .env} file of a project directory. */
final class DotEnv {

  private DotEnv() {}

  /** Returns what the file beside a compose file gives to variables, quotes taken off. */
  static Map<String, String> beside(CallerFile file) {
    var path = file.directory().isEmpty() ? ".env" : file.directory() + "/.env";
    var values = new LinkedHashMap<String, String>();
    file.surroundings()
        .text(path)
        .ifPresent(text -> text.lines().forEach(line -> read(line.strip(), values)));
    return values;
  }

  private static void read(String line, Map<String, String> values) {
    var assignment = line.startsWith("export ") ? line.substring(7).strip() : line;
    int equals = assignment.indexOf('=');
    if (equals > 0 && !assignment.startsWith("#")) {
      var value = assignment.substring(equals + 1).strip();
      boolean quoted =
          value.length() > 1
              && "'\"".indexOf(value.charAt(0)) >= 0
              && value.charAt(0) == value.charAt(value.length() - 1);
      values.put(
          assignment.substring(0, equals).strip(),
          quoted ? value.substring(1, value.length() - 1) : value);
    }
  }
}
