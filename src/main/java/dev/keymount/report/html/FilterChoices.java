package dev.keymount.report.html;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one filter offers: names that occur, each with a number that stands for it in the page. */
final class FilterChoices {

  private final SortedMap<String, Choice> choices = new TreeMap<>();

  /** One name: its number, and how many repositories have it. */
  record Choice(int number, int repositories) {}

  /** Counts the names of one repository. */
  void add(Stream<String> names) {
    names.distinct().forEach(this::add);
  }

  private void add(String name) {
    var known = choices.get(name);
    choices.put(
        name,
        known == null
            ? new Choice(choices.size(), 1)
            : new Choice(known.number(), known.repositories() + 1));
  }

  /** Returns the number of a name; -1 for one that was never counted. */
  int number(String name) {
    var choice = choices.get(name);
    return choice == null ? -1 : choice.number();
  }

  /** Returns the choices by their names. */
  SortedMap<String, Choice> all() {
    return choices;
  }
}
