package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

  private static String key(int number) {
    return "https://git.example.com/team/app-" + number;
  }

  @Test
  void eachRepositoryBelongsToOnePartOnly() {
    for (int number = 0; number < 1000; number++) {
      var key = key(number);
      assertThat(IntStream.rangeClosed(1, 7).filter(part -> new Shard(part, 7).holds(key)).count())
          .isEqualTo(1);
    }
  }

  @Test
  void thePartsAreAboutEqual() {
    for (int part = 1; part <= 4; part++) {
      var shard = new Shard(part, 4);
      assertThat(IntStream.range(0, 2000).filter(number -> shard.holds(key(number))).count())
          .isBetween(420L, 580L);
    }
  }

  /** The first 8 bytes of the SHA-256 of the key, modulo the number of parts, in all versions. */
  @Test
  void aKeyStaysInItsPart() {
    assertThat(
            IntStream.range(0, 12)
                .filter(number -> new Shard(2, 3).holds(key(number)))
                .boxed()
                .toList())
        .containsExactly(0, 2, 3, 6, 9, 10, 11);
  }

  @Test
  void readsKOfN() {
    assertThat(Shard.parse("3/8")).contains(new Shard(3, 8));
    assertThat(Shard.parse("1/1")).contains(Shard.WHOLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0/4", "5/4", "1", "1/0", "-1/4", "1/4/2", "a/b", "1 / 4", "1/9999999"})
  void refuses(String text) {
    assertThat(Shard.parse(text)).isEmpty();
  }
}
