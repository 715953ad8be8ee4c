package dev.keymount.caller.command;

import dev.keymount.source.TextRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The places of a file that take words from variables of the file itself, as those of make. */
final class HostUses {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("[ \\t]*(?:(?:export|override|private)[ \\t]+)*([\\w.-]+)[ \\t]*[:?+!]*=.*");
  private static final Pattern NO_USE =
      Pattern.compile("[ \\t]*(?:#|ifeq|ifneq|ifdef|ifndef|else|undefine).*");

  private final List<Reading> readings;

  HostUses(List<Reading> readings) {
    this.readings = readings;
  }

  /** Returns whether the words of a text go to builds and to nothing else. */
  boolean isForBuildsAlone(Fragment fragment) {
    boolean isOfHost =
        fragment.variable().isPresent()
            && readings.stream().noneMatch(reading -> reading.script().text() == fragment.text());
    return !isOfHost
        || isForBuildsAlone(
            fragment.text().host().text(), fragment.variable().get(), new HashSet<>());
  }

  private boolean isForBuildsAlone(String text, String name, Set<String> open) {
    if (!open.add(name)) {
      return true;
    }
    var use =
        "\\$[({](?:call\\s+)?NAME[)},: ]|\\{\\{\\s*NAME\\s*\\}\\}|\\$\\$\\{?NAME\\b|\\bexport[ \\t]+NAME\\b";
    return Pattern.compile(use.replace("NAME", Pattern.quote(name)))
        .matcher(text)
        .results()
        .allMatch(match -> isOfBuild(match.start()) || isOfList(text, match.start(), open));
  }

  private boolean isOfBuild(int offset) {
    return readings.stream()
        .flatMap(
            reading ->
                reading.builds().stream()
                    .map(build -> build.statement().command().range())
                    .map(range -> reading.script().text().range(range)))
        .anyMatch(range -> range.contains(offset));
  }

  /** Returns whether a use only makes another list of words for builds, or is none. */
  private boolean isOfList(String text, int offset, Set<String> open) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    while (start > 1 && text.substring(0, start - 1).stripTrailing().endsWith("\\")) {
      start = text.lastIndexOf('\n', start - 2) + 1;
    }
    int feed = text.indexOf('\n', offset);
    var line = new TextRange(start, feed < 0 ? text.length() : feed).of(text).replace('\n', ' ');
    var assignment = ASSIGNMENT.matcher(line);
    return NO_USE.matcher(line).matches()
        || (!line.startsWith("\t")
            && !(line.startsWith(" ") && text.startsWith("{{", offset))
            && assignment.matches()
            && isForBuildsAlone(text, assignment.group(1), open));
  }
}
