package dev.keymount.shell;

/** The characters of names and parameters. */
final class Names {

  private Names() {}

  static boolean isStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isPart(int c) {
    return isStart(c) || isDigit(c);
  }

  static boolean isSpecial(int c) {
    return switch (c) {
      case '@', '*', '#', '?', '-', '$', '!' -> true;
      default -> false;
    };
  }
}
