package dev.keymount.caller.script;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Hole;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Shell text as make hands it on: {@code $$} is a dollar, variables and functions are holes. */
final class MakeText {

  private static final int DEEPEST = 6;
  private static final Pattern QUIET = Pattern.compile("\\$[({](\\w+)[)}][ \\t]*");

  private final SourceText source;
  private final MakeLines lines;

  MakeText(SourceText source, MakeLines lines) {
    this.source = source;
    this.lines = lines;
  }

  /** Returns a command line. */
  Embedded recipe(List<TextRange> ranges) {
    var builder = new Embedded.Builder(source);
    for (int at = 0; at < ranges.size(); at++) {
      if (at > 0) {
        builder.add('\n', ranges.get(at - 1).end());
      }
      add(builder, command(ranges.get(at)), true, new HashSet<>());
    }
    return builder.build(ranges.get(ranges.size() - 1).end(), MakeText::encode);
  }

  /** Takes off a variable that holds nothing but {@code @} and the like. */
  private TextRange command(TextRange range) {
    var matcher = QUIET.matcher(source.text()).region(range.start(), range.end());
    if (!matcher.lookingAt()) {
      return range;
    }
    var values =
        places(matcher.group(1)).stream().map(place -> source.text(place.value())).toList();
    return !values.isEmpty() && values.stream().allMatch(value -> value.matches("[@+-]*"))
        ? new TextRange(matcher.end(), range.end())
        : range;
  }

  private static String encode(String shell) {
    return shell.replace("$", "$$");
  }

  private void add(Embedded.Builder builder, TextRange range, boolean isRecipe, Set<String> open) {
    var text = source.text();
    for (int at = range.start(); at < range.end(); at++) {
      char c = text.charAt(at);
      if (c == '$' && at + 1 < range.end()) {
        int end = reference(builder, at, range.end(), open);
        at = end - 1;
      } else {
        builder.add(c, at);
        boolean isContinued = isRecipe && c == '\n' && at + 1 < range.end();
        if (isContinued && text.charAt(at + 1) == lines.prefix()) {
          at++;
        }
      }
    }
  }

  /** Adds what begins with a dollar and returns where it ends. */
  private int reference(Embedded.Builder builder, int start, int limit, Set<String> open) {
    var text = source.text();
    char next = text.charAt(start + 1);
    if (next == '$') {
      builder.add('$', start);
      return start + 2;
    }
    int end = next == '(' || next == '{' ? close(start + 1, limit) : start + 2;
    var written = text.substring(start, end);
    var name =
        written.matches("\\$[({][\\w.-]+[)}]")
            ? Optional.of(written.substring(2, written.length() - 1))
            : Optional.<String>empty();
    var command = written.matches("(?s)\\$[({]shell\\s.*");
    var definition =
        command
            ? Optional.of(command(builder, start, end, open))
            : name.flatMap(n -> definition(builder, n, open));
    builder.hole(new Hole(written, name, name.filter(this::isInEnvironment), definition), start);
    return end;
  }

  private int close(int opener, int limit) {
    var text = source.text();
    char open = text.charAt(opener);
    char close = open == '(' ? ')' : '}';
    int depth = 0;
    for (int at = opener; at < limit; at++) {
      char c = text.charAt(at);
      if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return at + 1;
      }
    }
    return limit;
  }

  private Embedded command(Embedded.Builder outer, int start, int end, Set<String> open) {
    var builder = new Embedded.Builder(outer);
    builder.add('$', start).add('(', start);
    add(builder, new TextRange(start + "$(shell ".length(), end - 1), false, open);
    return builder.add(')', end - 1).build(end, MakeText::encode);
  }

  /** Returns the value of a variable where nothing but this file gives it. */
  private Optional<Embedded> definition(Embedded.Builder outer, String name, Set<String> open) {
    var places = places(name);
    boolean isKnown =
        !places.isEmpty()
            && !lines.isHidden(name)
            && places.stream().allMatch(place -> isPlain(place, places.indexOf(place)))
            && open.size() < DEEPEST;
    if (!isKnown || !open.add(name)) {
      return Optional.empty();
    }
    var builder = new Embedded.Builder(outer);
    for (int at = 0; at < places.size(); at++) {
      var place = places.get(at);
      if (at > 0) {
        builder.add('\n', places.get(at - 1).value().end());
      }
      if (place.operator().equals("!=")) {
        builder.add('$', place.value().start()).add('(', place.value().start());
      }
      add(builder, place.value(), false, open);
      if (place.operator().equals("!=")) {
        builder.add(')', place.value().end());
      }
    }
    open.remove(name);
    return Optional.of(
        builder.build(places.get(places.size() - 1).value().end(), MakeText::encode));
  }

  private boolean isPlain(MakeLines.Assignment place, int index) {
    var value = source.text(place.value());
    return switch (place.operator()) {
      case "?=" -> value.matches("[\\w./@:=, -]*(?:--build-arg.*)?");
      case "+=" -> !place.isTarget();
      default -> index == 0 && !place.isTarget();
    };
  }

  private List<MakeLines.Assignment> places(String name) {
    return lines.assignments().stream().filter(place -> place.name().equals(name)).toList();
  }

  /** Returns whether the environment of recipes surely has the value that make fills in. */
  private boolean isInEnvironment(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || lines.isHidden(name)) {
      return false;
    }
    var places = places(name);
    if (places.isEmpty()) {
      return !lines.includes();
    }
    return lines.isExported(name)
        && places.stream()
            .noneMatch(
                place ->
                    place.isTarget()
                        || source.text(place.value()).matches("(?s).*(?:[`\"'\\\\]|\\$\\$).*"));
  }

  /** Returns whether the shell of a recipe finds a variable in its environment. */
  boolean isExported(String name) {
    return !lines.isHidden(name)
        && (lines.isExported(name) || (places(name).isEmpty() && !lines.includes()));
  }
}
