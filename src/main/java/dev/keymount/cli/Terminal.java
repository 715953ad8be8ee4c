package dev.keymount.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** Whether somebody watches what is printed. */
final class Terminal {

  private static final Path ERRORS = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Returns whether stderr is a terminal. Java tells only whether stdin and stdout both are, and
   * stdin may be a list of repositories.
   */
  static boolean showsErrors() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      var device = Files.readSymbolicLink(ERRORS).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException e) {
      return Ansi.AUTO.enabled();
    }
  }
}
