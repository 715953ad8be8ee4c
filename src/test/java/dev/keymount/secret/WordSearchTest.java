package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordSearchTest {

  private static final List<String> WORDS = List.of("abab", "ba", "bcab", "c", "abca", "aabb");

  @Test
  void findsWhatContainsFinds() {
    var search = WordSearch.forGroups(WORDS.stream().map(List::of).toList());
    var random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        text.append("aaabbbcé→".charAt(random.nextInt(9)));
      }
      int expected = 0;
      for (int word = 0; word < WORDS.size(); word++) {
        expected |= text.indexOf(WORDS.get(word)) >= 0 ? 1 << word : 0;
      }
      assertThat(search.groupsIn(text.toString())).as(text.toString()).isEqualTo(expected);
    }
  }

  @Test
  void findsEveryWordOfAGroup() {
    var search = WordSearch.forAny(WORDS);
    assertThat(WORDS).allMatch(search::isIn);
    assertThat(search.isIn("")).isFalse();
    assertThat(search.isIn("aab bd ééé")).isFalse();
  }

  @Test
  void findsWordsInAnyCase() {
    var search = WordSearch.forAnyCase(List.of("abc", "bc_"));
    assertThat(List.of("aBC", "abc", "xABc", "AbBC_")).allMatch(search::isIn);
    assertThat(List.of("ab", "a-bc", "AC", "")).noneMatch(search::isIn);
  }

  /** The last seven bits of é are those of i. */
  @ParameterizedTest
  @ValueSource(strings = {"éd_", "i→d_", "d_i", "ID_"})
  void takesNoCharacterForAnother(String text) {
    assertThat(Clues.of(text).have(Clue.KEY_NAME)).isFalse();
    assertThat(Clues.of(text + "id_").have(Clue.KEY_NAME)).isTrue();
  }

  @Test
  void aWordOfEachClueIsThatClue() {
    for (var clue : Clue.values()) {
      assertThat(clue.words())
          .allSatisfy(word -> assertThat(Clues.of("a " + word + "é").have(clue)).isTrue());
    }
  }
}
