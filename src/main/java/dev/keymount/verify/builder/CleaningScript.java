package dev.keymount.verify.builder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shell script of this package, as a command for {@link Workspace#atEnd}. */
final class CleaningScript {

  /** The command must not have a line break in it, and no file is left to read the script from. */
  private static final String RUN = "text=$1; shift; eval \"$(printf %b \"$text\")\"";

  private CleaningScript() {}

  /** Returns the command that runs one. */
  static List<String> command(String name, List<String> arguments) {
    String text = read(name).replace("\\", "\\\\").replace("\n", "\\n");
    List<String> command = new ArrayList<>(List.of("sh", "-c", RUN, "keymount", text));
    command.addAll(arguments);
    return command;
  }

  private static String read(String name) {
    try (InputStream script = CleaningScript.class.getResourceAsStream(name)) {
      return new String(
          Optional.ofNullable(script).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
