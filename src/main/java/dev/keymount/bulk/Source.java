package dev.keymount.bulk;

import dev.keymount.bulk.git.RemoteUrl;
import dev.keymount.result.Outcome;
import java.nio.file.Path;

/** Where a repository comes from. */
public sealed interface Source {

  /** Returns what tells it from all others, the same on every machine. */
  String key();

  /** Returns a short name, which others may have, too. */
  String name();

  /** Returns it as the user wrote it, without a login. */
  String shown();

  /**
   * A directory, worked on where it is.
   *
   * @param path the directory
   * @param key its path as the user wrote it, or relative to the folder of checkouts it lies in
   * @param name the same, or the end of it
   */
  record Directory(Path path, String key, String name) implements Source {

    @Override
    public String shown() {
      return key;
    }
  }

  /** A repository that is cloned. */
  record Remote(RemoteUrl url) implements Source {

    @Override
    public String key() {
      return url.key();
    }

    @Override
    public String name() {
      return url.name();
    }

    @Override
    public String shown() {
      return url.shown();
    }
  }

  /**
   * Something that is no repository to work on.
   *
   * @param shown what the user wrote, without a login
   * @param outcome skipped or failed
   * @param reason why
   */
  record Unusable(String shown, Outcome outcome, String reason) implements Source {

    @Override
    public String key() {
      return shown;
    }

    @Override
    public String name() {
      return shown;
    }
  }
}
