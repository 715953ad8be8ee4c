package dev.keymount.caller.compose;

import java.util.Optional;

/** How a compose file gives something to a build. */
sealed interface Supply {

  /** Returns what there is to know, or for advice to do, in one sentence. */
  String reason();

  /** Returns it in the words of the file. */
  String after(String id);

  /**
   * An agent, or the file of a key.
   *
   * @param path the file, relative to the project's directory
   */
  record Ssh(Optional<String> path, String reason) implements Supply {

    @Override
    public String after(String id) {
      return "ssh: " + item(id);
    }

    String item(String id) {
      return path.map(file -> id + "=" + file).orElse(id);
    }
  }

  /**
   * A secret of the top level.
   *
   * @param kind {@code environment} or {@code file}
   * @param value the variable or the path
   */
  record Secret(String kind, String value, String reason) implements Supply {

    @Override
    public String after(String id) {
      return "secrets: " + id + " (" + kind + ": " + value + ")";
    }
  }

  /**
   * Nothing that can be written.
   *
   * @param ssh whether it would be an agent
   */
  record Nothing(boolean ssh, String reason) implements Supply {

    @Override
    public String after(String id) {
      return (ssh ? "ssh: " : "secrets: ") + id;
    }
  }
}
