package dev.keymount.flow;

import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which paths the words of a shell text can mean: variables of the text itself, its loops and its
 * working directory are followed as far as they are constant, and what is left may be anything.
 */
final class PathWords {

  /** Stands for a part of a path that is not known. */
  private static final char UNKNOWN = '\uFFFF';

  private static final int MAX_PATTERNS = 32;
  private static final int MAX_DEPTH = 4;
  private static final Pattern BRACES = Pattern.compile("\\{[^}]*[,.][^}]*}");

  private final Place place;
  private final Map<String, List<Word>> variables = new HashMap<>();
  private String directory;

  /**
   * Makes a view of a text.
   *
   * @param directory where it starts
   */
  PathWords(Place place, CommandList list, String directory) {
    this.place = place;
    this.directory = directory;
    for (var command : Commands.all(list)) {
      if (command instanceof Command.For loop) {
        loop.words().forEach(word -> assign(loop.variable(), word));
      } else if (command instanceof Command.Simple simple) {
        simple.assignments().forEach(each -> assign(each.name(), each.value()));
      }
    }
  }

  private void assign(String name, Word word) {
    variables.computeIfAbsent(name, key -> new ArrayList<>()).add(word);
  }

  /** Follows a change of directory. */
  void enter(Word to) {
    directory = absolute(patterns(to, 0).get(0));
  }

  /** Returns whether a file lies in the working directory or below it. */
  boolean isBelow(String file) {
    var at = isUnknown(directory) ? place.workdir() : directory;
    return file.startsWith(at.equals("/") ? "/" : at + "/");
  }

  /** Returns whether a word begins with something that is not known. */
  boolean isUnknown(Word word) {
    return patterns(word, 0).stream().anyMatch(PathWords::isUnknown);
  }

  private static boolean isUnknown(String path) {
    return !path.isEmpty() && path.charAt(0) == UNKNOWN;
  }

  /**
   * Returns whether a word can mean a file.
   *
   * @param whole whether it also means the file when it means a directory above it
   */
  boolean canMean(Word word, String file, boolean whole) {
    for (var pattern : patterns(word, 0)) {
      var path = absolute(pattern);
      boolean possible = !isUnknown(path) || isBelow(file);
      if (possible && (matches(path, file) || whole && matchesAbove(path, file))) {
        return true;
      }
    }
    return false;
  }

  private String absolute(String path) {
    return isUnknown(path) || isUnknown(directory) && !path.startsWith("/")
        ? UNKNOWN + path
        : Place.absolute(path, directory);
  }

  private static boolean matchesAbove(String path, String file) {
    for (int slash = file.lastIndexOf('/'); slash >= 0; slash = file.lastIndexOf('/', slash - 1)) {
      if (matches(path, slash == 0 ? "/" : file.substring(0, slash))) {
        return true;
      }
      if (slash == 0) {
        return false;
      }
    }
    return false;
  }

  /** Matches as a shell does: a wildcard at the start of a name does not stand for a dot. */
  private static boolean matches(String pattern, String path) {
    var regex = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      boolean first = at == 0 || pattern.charAt(at - 1) == '/';
      if (c == UNKNOWN) {
        regex.append(".*");
      } else if (c == '*' || c == '?' || c == '[') {
        int end = c == '[' ? pattern.indexOf(']', at) : at;
        regex.append(first ? "(?!\\.)" : "").append(c == '*' ? "[^/]*" : "[^/]");
        at = Math.max(at, end);
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.matches(regex.toString(), path);
  }

  private List<String> patterns(Word word, int depth) {
    var found = patterns(word.parts(), depth);
    var first = word.parts().isEmpty() ? null : word.parts().get(0);
    boolean tilde = first instanceof WordPart.Literal literal && literal.value().startsWith("~");
    return tilde ? List.of(place.value(word).orElse(String.valueOf(UNKNOWN))) : found;
  }

  private List<String> patterns(List<WordPart> parts, int depth) {
    var found = List.of("");
    for (var part : parts) {
      var more = part(part, depth);
      if (found.size() * more.size() > MAX_PATTERNS) {
        return List.of(String.valueOf(UNKNOWN));
      }
      var joined = new ArrayList<String>();
      found.forEach(head -> more.forEach(tail -> joined.add(head + tail)));
      found = joined;
    }
    return found;
  }

  private List<String> part(WordPart part, int depth) {
    if (part instanceof WordPart.Literal literal) {
      return List.of(BRACES.matcher(literal.value()).replaceAll(String.valueOf(UNKNOWN)));
    } else if (part instanceof WordPart.SingleQuoted quoted) {
      return List.of(quoted.value());
    } else if (part instanceof WordPart.DoubleQuoted quoted) {
      return patterns(quoted.parts(), depth);
    } else if (part instanceof WordPart.Parameter parameter && parameter.operator().isEmpty()) {
      return variable(parameter.name(), depth);
    } else if (part instanceof WordPart.CommandSubstitution substitution) {
      return List.of(substituted(substitution.body()));
    }
    return List.of(String.valueOf(UNKNOWN));
  }

  private List<String> variable(String name, int depth) {
    if (name.equals("PWD")) {
      return List.of(directory);
    } else if (name.equals("HOME")) {
      return List.of(place.home());
    }
    var words = variables.get(name);
    if (words != null && depth < MAX_DEPTH) {
      var found = new ArrayList<String>();
      words.forEach(word -> found.addAll(patterns(word, depth + 1)));
      return found.size() > MAX_PATTERNS ? List.of(String.valueOf(UNKNOWN)) : found;
    }
    var value = place.withDefaults("${" + name + "}");
    return List.of(value.isEmpty() || value.contains("$") ? String.valueOf(UNKNOWN) : value);
  }

  private String substituted(CommandList body) {
    var programs =
        Commands.simple(body).stream().map(simple -> simple.name().orElse("")).distinct().toList();
    if (programs.equals(List.of("pwd"))) {
      return directory;
    }
    return programs.equals(List.of("mktemp")) ? "/tmp/" + UNKNOWN : String.valueOf(UNKNOWN);
  }
}
