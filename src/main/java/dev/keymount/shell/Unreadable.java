package dev.keymount.shell;

/** Text that is not shell; ends the reading of everything around it. */
@SuppressWarnings("serial")
final class Unreadable extends RuntimeException {

  Unreadable(String message) {
    super(message, null, false, false);
  }
}
