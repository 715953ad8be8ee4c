package dev.keymount.bulk.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleLocksTest {

  @TempDir private Path directory;

  @Test
  void removesTheLocksOfAGitThatWasKilledBefore() throws Exception {
    var scratch = new Scratch(directory);
    var root = scratch.repository("app", "a", "b\n");
    for (var lock : List.of("HEAD.lock", "index.lock", "refs/heads/secrets.lock")) {
      Files.writeString(root.resolve(".git").resolve(lock), "");
    }

    StaleLocks.remove(scratch.git(), root, "secrets", Instant.now());

    assertThat(Checkout.at(scratch.git(), root).branch("secrets")).isEmpty();
    assertThat(root.resolve(".git/refs/heads/secrets.lock")).doesNotExist();
  }

  @Test
  void leavesTheLocksOfAGitThatIsAtWork() throws Exception {
    var scratch = new Scratch(directory);
    var root = scratch.repository("app", "a", "b\n");
    var lock = Files.writeString(root.resolve(".git/index.lock"), "");
    var other = Files.writeString(root.resolve(".git/refs/heads/main.lock"), "");

    var made = Files.getLastModifiedTime(lock).toInstant();

    StaleLocks.remove(scratch.git(), root, "secrets", made.plusSeconds(2));
    StaleLocks.remove(scratch.git(), root, "secrets", made.minusSeconds(61));
    StaleLocks.remove(scratch.git(), directory, "secrets", Instant.now());

    assertThat(lock).exists();
    assertThat(other).exists();
  }
}
