package dev.keymount.secret;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The clues in a text, found in one pass, because every Dockerfile is asked for all of them. */
public final class Clues {

  private static final List<Clue> ALL = List.of(Clue.values());
  private static final WordSearch SEARCH =
      WordSearch.forGroups(ALL.stream().map(Clue::words).toList());

  private final Set<Clue> found;

  private Clues(Set<Clue> found) {
    this.found = found;
  }

  /** Returns the clues in a text. */
  public static Clues of(String text) {
    int groups = SEARCH.groupsIn(text);
    var found = EnumSet.noneOf(Clue.class);
    for (int group = 0; group < ALL.size(); group++) {
      if ((groups & 1 << group) != 0) {
        found.add(ALL.get(group));
      }
    }
    return new Clues(found);
  }

  /** Returns whether the text has one of the words of a clue in it. */
  public boolean have(Clue clue) {
    return found.contains(clue);
  }
}
