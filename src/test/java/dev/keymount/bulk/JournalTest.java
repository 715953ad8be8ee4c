package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final Map<String, String> OPTIONS = Map.of("--branch", "secrets");

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("journal");
  }

  private static RepositoryResult result(int number) {
    return RepositoryResult.without(
        number, "app-" + number, "", Outcome.SKIPPED, "for a reason with a \u2028 and a \n in it");
  }

  private void write() throws Exception {
    try (var journal = Journal.create(file, OPTIONS)) {
      for (int number = 0; number < 3; number++) {
        journal.begin("key " + number);
        journal.intend("key " + number, Intent.toCommit("c" + number, result(number)));
        journal.done("key " + number, result(number));
      }
      journal.begin("key 3");
      journal.intend("key 3", Intent.toCommit("c3", result(3)));
    }
  }

  @Test
  void keepsWhatWasDone() throws Exception {
    write();

    try (var journal = Journal.open(file).orElseThrow()) {
      assertThat(journal.options()).isEqualTo(OPTIONS);
      assertThat(journal.result("key 1")).contains(result(1));
      assertThat(journal.isDone("key 3")).isFalse();
      assertThat(journal.isBegun("key 3")).isTrue();
      assertThat(journal.intent("key 3")).contains(Intent.toCommit("c3", result(3)));
      assertThat(journal.isBegun("key 4")).isFalse();
      assertThat(journal.isFinished()).isFalse();
    }
  }

  /** A run can be killed after any byte. */
  @Test
  void eachBeginningOfAJournalIsOne() throws Exception {
    write();
    var whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      var opened = Journal.open(file);
      if (opened.isEmpty()) {
        assertThat(file).doesNotExist();
        continue;
      }
      try (var journal = opened.get()) {
        for (int number = 0; number < 3; number++) {
          if (!journal.isDone("key " + number)) {
            journal.done("key " + number, result(number));
          }
        }
        journal.finish();
      }
      try (var journal = Journal.open(file).orElseThrow()) {
        assertThat(journal.isFinished()).isTrue();
        for (int number = 0; number < 3; number++) {
          assertThat(journal.result("key " + number)).contains(result(number));
        }
      }
    }
  }

  @Test
  void whatWasDoneLastCounts() throws Exception {
    write();
    var other = RepositoryResult.without(1, "app-1", "", Outcome.CLEAN, "");

    try (var journal = Journal.open(file).orElseThrow()) {
      journal.done("key 1", other);
      assertThat(journal.result("key 1")).contains(other);
    }
    try (var journal = Journal.open(file).orElseThrow()) {
      assertThat(journal.result("key 1")).contains(other);
    }
  }

  @Test
  void aDamagedLineIsNamed() throws Exception {
    write();
    Files.writeString(file, "{\"done\": \n{}\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> Journal.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its line 13 is damaged");
  }

  @Test
  void anotherFileIsNoJournal() throws Exception {
    Files.writeString(file, "{\"scripts\": {}}\n");

    assertThatThrownBy(() -> Journal.open(file)).isInstanceOf(IOException.class);
    assertThat(file).hasContent("{\"scripts\": {}}");
  }

  @Test
  void beginsNoneWhereThereIsOne() throws Exception {
    write();

    assertThatThrownBy(() -> Journal.create(file, OPTIONS)).isInstanceOf(IOException.class);
  }
}
