package dev.keymount.shell;

/** How deep constructs nest, which keeps the reader's own recursion within any thread's stack. */
final class Nesting {

  private static final int LIMIT = 100;

  private int depth;

  void enter() {
    depth++;
    if (depth > LIMIT) {
      throw new Unreadable("nested too deeply");
    }
  }

  void leave() {
    depth--;
  }
}
