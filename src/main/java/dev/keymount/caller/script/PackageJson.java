package dev.keymount.caller.script;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scripts of a {@code package.json}. */
public final class PackageJson implements CallerFormat {

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String label() {
    return "npm";
  }

  @Override
  public boolean covers(String path) {
    return path.equals("package.json") || path.endsWith("/package.json");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    var text = file.source().text();
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    var scripts = new ArrayList<Script>();
    try (var parser = JSON.createParser(text.substring(start))) {
      for (int offset : strings(parser)) {
        scripts.add(script(file, start + offset));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(ShellCalls.of(scripts));
  }

  /** Returns where the strings of the scripts begin. */
  private static List<Integer> strings(JsonParser parser) throws IOException {
    var found = new ArrayList<Integer>();
    int depth = 0;
    boolean isInScripts = false;
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token.isStructStart()) {
        depth++;
        isInScripts |=
            depth == 2 && "scripts".equals(parser.getParsingContext().getParent().getCurrentName());
      } else if (token.isStructEnd()) {
        isInScripts &= depth != 2;
        depth--;
      } else if (token == JsonToken.VALUE_STRING && isInScripts && depth == 2) {
        found.add((int) parser.currentTokenLocation().getCharOffset());
      }
    }
    return found;
  }

  private static Script script(CallerFile file, int offset) {
    return new Script(
            string(file.source(), offset),
            List.of(file.directory()),
            variable -> true,
            Engine.DOCKER,
            Optional.empty(),
            false)
        .in(Script.Shell.SH);
  }

  /** Returns the text of the string whose first quote is at an offset. */
  private static Embedded string(SourceText source, int offset) {
    var text = source.text();
    var builder = new Embedded.Builder(source);
    int at = offset + 1;
    while (text.charAt(at) != '"') {
      if (text.charAt(at) != '\\') {
        builder.add(text.charAt(at), at);
        at++;
        continue;
      }
      char escape = text.charAt(at + 1);
      if (escape == 'u') {
        builder.add((char) Integer.parseInt(text.substring(at + 2, at + 6), 16), at);
        at += 6;
      } else {
        builder.add(unescaped(escape), at);
        at += 2;
      }
    }
    return builder.build(at, PackageJson::escaped);
  }

  private static char unescaped(char escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escape;
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\r", "\\r");
  }
}
