package dev.keymount.caller.script;

import dev.keymount.caller.command.Script;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a Makefile: assignments, and recipes one command line each.
 *
 * @see <a href="https://www.gnu.org/software/make/manual/html_node/Makefile-Contents.html">GNU make
 *     manual, 3.1</a>
 */
final class MakeLines {

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "[ ]*(?<words>(?:(?:export|override|private)[ \\t]+)*)(?<name>[^\\s:#=!?+$(){}]+)[ \\t]*"
              + "(?<operator>:::?=|::=|:=|\\?=|\\+=|!=|=)[ \\t]*");
  private static final Pattern DEFINE =
      Pattern.compile("[ ]*(?:(?:export|override)[ \\t]+)*define[ \\t]+(?<name>[\\w.-]+).*");
  private static final Pattern EXPORT =
      Pattern.compile("[ ]*export(?<names>(?:[ \\t]+[\\w-]+)*)[ \\t]*(?:#.*)?");
  private static final Pattern INCLUDE = Pattern.compile("[ ]*(?:-include|sinclude|include)\\b.*");
  private static final Pattern OTHER =
      Pattern.compile("[ ]*(?:ifeq|ifneq|ifdef|ifndef|else|endif|vpath|load|endef)\\b.*");
  private static final Pattern UNEXPORT = Pattern.compile("[ ]*unexport\\b(?<names>.*)");
  private static final Pattern EVAL =
      Pattern.compile("\\$[({]eval\\s+(?:(?:export|override)\\s+)*([\\w.-]+)\\s*[:?+!]*=");
  private static final Pattern FOREIGN_SHELL =
      Pattern.compile("(?i).*(?:pwsh|powershell|fish|python|perl|ruby|node|cmd)[\\d.]*(?:\\.exe)?");

  /**
   * An assignment.
   *
   * @param name the variable
   * @param operator its operator, such as {@code :=}
   * @param exports whether it puts the variable into the environment of recipes
   * @param isTarget whether it holds for a target alone
   * @param line the lines with their last line feed
   * @param value the value
   */
  record Assignment(
      String name,
      String operator,
      boolean exports,
      boolean isTarget,
      TextRange line,
      TextRange value) {}

  private final String text;
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<TextRange> recipes = new ArrayList<>();
  private final List<String> exported = new ArrayList<>();
  private final Set<String> hidden = new HashSet<>();
  private boolean exportsAll;
  private boolean includes;
  private boolean isOneShell;
  private boolean isInRule;
  private boolean isDefining;
  private char prefix = '\t';

  MakeLines(String text) {
    this.text = text;
    for (int at = 0; at < text.length(); ) {
      int end = end(at);
      add(at, end);
      at = end;
    }
    EVAL.matcher(text).results().forEach(match -> hidden.add(match.group(1)));
  }

  /** Returns where the line ends with those that it is continued on, line feed included. */
  private int end(int start) {
    int at = start;
    while (true) {
      int feed = text.indexOf('\n', at);
      if (feed < 0) {
        return text.length();
      }
      int last = feed > start && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
      int slashes = 0;
      while (last - slashes > start && text.charAt(last - slashes - 1) == '\\') {
        slashes++;
      }
      if (slashes % 2 == 0) {
        return feed + 1;
      }
      at = feed + 1;
    }
  }

  private void add(int start, int end) {
    int content = contentEnd(start, end);
    var line = text.substring(start, content);
    if (isDefining) {
      isDefining = !line.strip().equals("endef");
      if (isDefining && !line.isBlank()) {
        recipe(new TextRange(start, content));
      }
    } else if (isInRule && !line.isEmpty() && line.charAt(0) == prefix) {
      recipe(new TextRange(start + 1, content));
    } else if (DEFINE.matcher(line).matches()) {
      isDefining = true;
      hide(DEFINE.matcher(line));
    } else if (UNEXPORT.matcher(line).matches()) {
      hide(UNEXPORT.matcher(line));
    } else if (INCLUDE.matcher(line).matches()) {
      includes = true;
    } else if (!line.isBlank()
        && !line.stripLeading().startsWith("#")
        && !OTHER.matcher(line).matches()) {
      directive(start, end, line);
    }
  }

  /** Takes note of variables that get values in other ways, or are kept from recipes. */
  private void hide(Matcher names) {
    if (names.matches()) {
      hidden.addAll(List.of(names.group(1).strip().split("\\s+", -1)));
    }
  }

  private int contentEnd(int start, int end) {
    int content = end;
    while (content > start && "\r\n".indexOf(text.charAt(content - 1)) >= 0) {
      content--;
    }
    return content;
  }

  private void directive(int start, int end, String line) {
    var export = EXPORT.matcher(line);
    if (export.matches()) {
      var names = export.group("names").strip();
      exportsAll |= names.isEmpty();
      exported.addAll(List.of(names.split("\\s+", -1)));
      return;
    }
    var assignment = ASSIGNMENT.matcher(line);
    if (assignment.lookingAt()) {
      assign(assignment, start, end, line, start, false);
      return;
    }
    rule(start, end, line);
  }

  private void assign(
      Matcher matcher, int start, int end, String line, int offset, boolean isTarget) {
    var name = matcher.group("name");
    if (name.equals(".RECIPEPREFIX")) {
      prefix = matcher.end() < line.length() ? line.charAt(matcher.end()) : '\t';
      return;
    }
    int valueEnd = matcher.end();
    int comment = valueEnd;
    while (comment < line.length()
        && !(line.charAt(comment) == '#' && line.charAt(comment - 1) != '\\')) {
      comment++;
    }
    while (comment > valueEnd && Character.isWhitespace(line.charAt(comment - 1))) {
      comment--;
    }
    assignments.add(
        new Assignment(
            name,
            matcher.group("operator"),
            matcher.group("words").contains("export"),
            isTarget,
            new TextRange(start, end),
            new TextRange(offset + valueEnd, offset + comment)));
  }

  private void rule(int start, int end, String line) {
    int colon = colon(line);
    if (colon < 0) {
      return;
    }
    isInRule = true;
    isOneShell |= line.substring(0, colon).strip().equals(".ONESHELL");
    int behind = colon + 1;
    while (behind < line.length() && (line.charAt(behind) == ':' || line.charAt(behind) == ' ')) {
      behind++;
    }
    var matcher = ASSIGNMENT.matcher(line.substring(behind));
    if (matcher.lookingAt()) {
      assign(matcher, start, end, line.substring(behind), start + behind, true);
      return;
    }
    int semicolon = line.indexOf(';', behind);
    if (semicolon >= 0) {
      recipe(new TextRange(start + semicolon + 1, start + line.length()));
    }
  }

  /** Returns the place of the colon behind the targets. */
  private static int colon(String line) {
    int open = 0;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '(' || c == '{') {
        open++;
      } else if (c == ')' || c == '}') {
        open--;
      } else if (c == ':' && open <= 0) {
        return at;
      } else if (c == '#') {
        return -1;
      }
    }
    return -1;
  }

  private void recipe(TextRange range) {
    int start = range.start();
    while (start < range.end() && " \t@-+".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    recipes.add(new TextRange(start, range.end()));
  }

  List<Assignment> assignments() {
    return assignments;
  }

  /** Returns the command lines, without what make takes from their start. */
  List<TextRange> recipes() {
    return recipes;
  }

  boolean isExported(String name) {
    return exportsAll
        || exported.contains(name)
        || assignments.stream().anyMatch(a -> a.name().equals(name) && a.exports());
  }

  /** Returns whether the environment of recipes may not have the value of a variable. */
  boolean isHidden(String name) {
    return hidden.contains(name);
  }

  /** Returns whether recipes are run by something else than a shell of Unix. */
  boolean hasForeignShell() {
    var shells = assignments.stream().filter(a -> a.name().equals("SHELL")).toList();
    return !shells.isEmpty()
        && shells.stream()
            .allMatch(a -> FOREIGN_SHELL.matcher(a.value().of(text).strip()).matches());
  }

  /** Returns what runs recipes. */
  Script.Shell shell() {
    var shells = assignments.stream().filter(a -> a.name().equals("SHELL")).toList();
    if (shells.isEmpty()) {
      return includes ? Script.Shell.UNKNOWN : Script.Shell.SH;
    }
    return shells.size() == 1 && !shells.get(0).isTarget()
        ? Script.Shell.of(shells.get(0).value().of(text).strip())
        : Script.Shell.UNKNOWN;
  }

  /** Returns whether other files may assign variables too. */
  boolean includes() {
    return includes;
  }

  boolean isOneShell() {
    return isOneShell;
  }

  char prefix() {
    return prefix;
  }
}
