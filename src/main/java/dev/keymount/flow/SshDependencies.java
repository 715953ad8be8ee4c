package dev.keymount.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.keymount.secret.ConfigurationFiles;
import dev.keymount.shell.Command;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts from which the files of a project make a package manager fetch over ssh. */
final class SshDependencies {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> NEEDED =
      Set.of("dependencies", "optionalDependencies", "repositories");
  private static final Pattern INCLUDE =
      Pattern.compile("(?:-r|--requirement)[ =]?\\s*(\\S+)\\s*(?:#.*)?");

  private static final Optional<CopiedPaths.CopiedFile> NONE = Optional.empty();

  private SshDependencies() {}

  /** Returns the hosts, each with the file of the context that names it. */
  static Map<SshRemote, String> of(ContextScripts scripts, Command.Simple command) {
    var invocation = Invocation.of(command);
    var arguments = invocation.arguments();
    var open =
        new ArrayDeque<>(ConfigurationFiles.manifests(invocation.program().orElse(""), arguments));
    var seen = new HashSet<String>();
    var found = new LinkedHashMap<SshRemote, String>();
    while (!open.isEmpty()) {
      var name = open.pop();
      var file = seen.add(name) ? scripts.file(command, name) : NONE;
      if (file.isEmpty()) {
        continue;
      }
      var path = file.get().path();
      var text = file.get().text();
      var declared = path.endsWith(".json") ? declared(text, isProduction(arguments)) : plain(text);
      SshRemote.in(declared).forEach(remote -> found.putIfAbsent(remote, path));
      if (path.endsWith(".txt")) {
        var directory = name.substring(0, name.lastIndexOf('/') + 1);
        text.lines()
            .map(line -> INCLUDE.matcher(line.strip()))
            .filter(Matcher::matches)
            .forEach(matcher -> open.add(directory + matcher.group(1)));
      }
    }
    return found;
  }

  private static boolean isProduction(List<String> arguments) {
    return arguments.contains("--production")
        || arguments.contains("--omit=dev")
        || arguments.contains("--only=production")
        || arguments.contains("--no-dev")
        || arguments.contains("--prod");
  }

  private static String plain(String text) {
    return Script.withoutComments(text).replaceAll("\\s#[^\\n]*", "");
  }

  /** Returns the strings of a JSON file that name what is fetched, a line each. */
  private static String declared(String text, boolean isProduction) {
    var strings = new StringBuilder();
    try (var parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = parser.currentName();
        boolean development = name.equals("devDependencies") && !isProduction;
        parser.nextToken();
        if (NEEDED.contains(name) || development) {
          strings(parser, strings);
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return "";
    }
    return strings.toString();
  }

  private static void strings(JsonParser parser, StringBuilder strings) throws IOException {
    int depth = 0;
    for (var token = parser.currentToken(); token != null; token = parser.nextToken()) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING) {
        strings.append(parser.getText()).append('\n');
      }
      if (depth == 0) {
        return;
      }
    }
  }
}
