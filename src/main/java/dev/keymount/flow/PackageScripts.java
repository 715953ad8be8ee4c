package dev.keymount.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scripts of a {@code package.json}. */
final class PackageScripts {

  private static final JsonFactory JSON = new JsonFactory();

  private PackageScripts() {}

  /**
   * Returns what runs for a script: what comes before it, itself, and what comes behind it; nothing
   * where there is no such script.
   */
  static List<Script> scripts(String path, String text, String name, String directory) {
    var all = read(text);
    var found = new ArrayList<Script>();
    if (all.containsKey(name)) {
      for (var each : List.of("pre" + name, name, "post" + name)) {
        var commands = all.get(each);
        if (commands != null) {
          found.add(Script.part(path, each, commands, commands, directory, true));
        }
      }
    }
    return found;
  }

  /** Returns the scripts by name, each behind as many line feeds as put it at its line. */
  private static Map<String, String> read(String text) {
    var scripts = new LinkedHashMap<String, String>();
    try (var parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return scripts;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals("scripts");
        if (parser.nextToken() == JsonToken.START_OBJECT && wanted) {
          members(parser, scripts);
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      // What comes before the error was read.
    }
    return scripts;
  }

  private static void members(JsonParser parser, Map<String, String> scripts) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        int line = parser.currentTokenLocation().getLineNr();
        scripts.put(name, "\n".repeat(Math.max(0, line - 1)) + parser.getText());
      } else {
        parser.skipChildren();
      }
    }
  }
}
