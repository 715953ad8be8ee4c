package dev.keymount.verify.search;

import java.util.List;
import java.util.Objects;

/**
 * A secret that is looked for, under the name by which reports speak of it. Its value is never
 * printed.
 */
public final class Needle {

  private final String name;
  private final List<String> texts;

  private Needle(String name, List<String> texts) {
    this.name = Objects.requireNonNull(name);
    this.texts = List.copyOf(texts);
  }

  /**
   * Returns a secret that any one of some texts gives away: the value itself, or for what has
   * several lines the lines that nothing else contains.
   */
  public static Needle of(String name, List<String> texts) {
    return new Needle(name, texts);
  }

  /** Returns the name by which reports speak of the secret. */
  public String name() {
    return name;
  }

  /** Returns the texts, to look for and not to print. */
  public List<String> texts() {
    return texts;
  }

  @Override
  public String toString() {
    return "secret " + name;
  }
}
