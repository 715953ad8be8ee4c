package dev.keymount.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for any number of words in one pass over a text, as Aho and Corasick do. The words are
 * ASCII, and their case counts.
 */
public final class WordSearch {

  private static final int COLUMNS = 128;

  /** The state behind each state and character, row by row. */
  private final char[] next;

  /** The groups that have a word which ends in a state, as bits. */
  private final int[] endings;

  private WordSearch(char[] next, int[] endings) {
    this.next = next;
    this.endings = endings;
  }

  /** Returns a search for words that are one group. */
  public static WordSearch forAny(List<String> words) {
    return forGroups(List.of(words));
  }

  /** Returns a search for words in lower case that finds them in any case. */
  public static WordSearch forAnyCase(List<String> words) {
    var search = forAny(words);
    for (int row = 0; row < search.next.length; row += COLUMNS) {
      System.arraycopy(search.next, row + 'a', search.next, row + 'A', 26);
    }
    return search;
  }

  /** Returns a search for up to 32 groups of words. */
  static WordSearch forGroups(List<List<String>> groups) {
    int size = 1 + groups.stream().flatMap(List::stream).mapToInt(String::length).sum();
    var next = new char[size * COLUMNS];
    var endings = new int[size];
    var parents = new ArrayList<Integer>(List.of(0));
    for (int group = 0; group < groups.size(); group++) {
      for (var word : groups.get(group)) {
        endings[state(word, next, parents)] |= 1 << group;
      }
    }
    close(next, endings, parents);
    int used = parents.size();
    return new WordSearch(Arrays.copyOf(next, used * COLUMNS), Arrays.copyOf(endings, used));
  }

  /** Returns the state at the end of a word, and makes those on the way that are not there yet. */
  private static int state(String word, char[] next, List<Integer> parents) {
    int state = 0;
    for (int at = 0; at < word.length(); at++) {
      int edge = state * COLUMNS + word.charAt(at);
      if (next[edge] == 0) {
        next[edge] = (char) parents.size();
        parents.add(edge);
      }
      state = next[edge];
    }
    return state;
  }

  /** Gives each state, short ones first, the ways out of the longest state that it ends with. */
  private static void close(char[] next, int[] endings, List<Integer> parents) {
    var children = new ArrayList<List<Integer>>();
    parents.forEach(edge -> children.add(new ArrayList<>()));
    for (int state = 1; state < parents.size(); state++) {
      children.get(parents.get(state) / COLUMNS).add(state);
    }
    var shorter = new int[parents.size()];
    var queue = new ArrayDeque<>(children.get(0));
    while (!queue.isEmpty()) {
      int state = queue.remove();
      int rest = shorter[state];
      endings[state] |= endings[rest];
      System.arraycopy(next, rest * COLUMNS, next, state * COLUMNS, COLUMNS);
      for (int child : children.get(state)) {
        int edge = parents.get(child);
        shorter[child] = next[edge];
        next[edge] = (char) child;
        queue.add(child);
      }
    }
  }

  /** Returns whether one of the words is in a text. */
  public boolean isIn(String text) {
    return groupsIn(text) != 0;
  }

  /** Returns the groups that have a word in a text, as bits. */
  int groupsIn(String text) {
    var rows = next;
    var groups = endings;
    int found = 0;
    int state = 0;
    // Characters beyond Latin-1 become question marks, which belong in no word.
    for (byte character : text.getBytes(StandardCharsets.ISO_8859_1)) {
      state = character < 0 ? 0 : rows[state * COLUMNS + character];
      if (state != 0) {
        found |= groups[state];
      }
    }
    return found;
  }
}
