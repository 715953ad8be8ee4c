package dev.keymount.caller.tool;

import dev.keymount.caller.Need;
import java.util.Optional;

/**
 * The way by which a build gets a value.
 *
 * @param ssh whether it is a forwarded agent or key, and no secret
 * @param id its id
 * @param variable the variable of the environment that has the value, for a secret
 * @param file the file that holds it
 */
record Channel(boolean ssh, String id, Optional<String> variable, Optional<String> file) {

  /** Returns the agent, or the secret in a variable, that meets a need. */
  static Channel variable(Need need, String variable) {
    return need.isSsh()
        ? new Channel(true, need.id(), Optional.empty(), Optional.empty())
        : new Channel(false, need.id(), Optional.of(variable), Optional.empty());
  }

  /** Returns the key or secret in a file that meets a need. */
  static Channel file(Need need, String path) {
    return new Channel(need.isSsh(), need.id(), Optional.empty(), Optional.of(path));
  }

  /** Returns the key of the format, {@code ssh} or {@code secret}. */
  String attribute() {
    return ssh ? "ssh" : "secret";
  }

  /** Returns it as the command line of docker has it. */
  String text() {
    if (ssh) {
      return id + file.map(path -> "=" + path).orElse("");
    }
    return "id="
        + id
        + variable.map(name -> ",env=" + name).orElse("")
        + file.map(path -> ",src=" + path).orElse("");
  }
}
