package dev.keymount.verify.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keymount.verify.search.Needle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The value of one secret in the builds of a proof. It is never printed. */
public final class SecretValue {

  /** Lines of a key that are shorter say too little of it. */
  private static final int SHORTEST_KEY_LINE = 40;

  private static final String ARMOUR = "-----";

  private final String text;
  private final List<String> telling;
  private final boolean isGiven;

  private SecretValue(String text, List<String> telling, boolean isGiven) {
    this.text = text;
    this.telling = List.copyOf(telling);
    this.isGiven = isGiven;
  }

  /** Returns a value that was made up, all of which is telling. */
  static SecretValue madeUp(String text) {
    return new SecretValue(text, telling(text), false);
  }

  /**
   * Returns a value that was made up around secrets of its own.
   *
   * @param telling the parts that are secret
   */
  static SecretValue madeUp(String text, List<String> telling) {
    return new SecretValue(text, telling, false);
  }

  /** Returns a value of the user's, whose telling parts are those that look like secrets. */
  static SecretValue given(String text) {
    return new SecretValue(text, telling(text), true);
  }

  /** Returns a file of the user's with the secrets that stand in it. */
  static SecretValue given(String text, List<String> telling) {
    return new SecretValue(text, telling, true);
  }

  /** Returns the text that a variable holds: a key without its last line feed. */
  public String text() {
    return text;
  }

  /** Returns the text that a file holds: a key ends with a line feed, or ssh refuses it. */
  public String fileText() {
    return isKey() && !text.endsWith("\n") ? text + "\n" : text;
  }

  /** Returns this value as a variable has it whose reader decodes it from base64. */
  public SecretValue inBase64() {
    return new SecretValue(MadeUp.base64(fileText()), telling, isGiven);
  }

  /** Returns this value without the line feeds at its end, as a shell's {@code $(cat …)} has it. */
  public SecretValue stripped() {
    return new SecretValue(text.stripTrailing(), telling, isGiven);
  }

  /** Returns the key that this value is, or is the base64 of; empty for what is none. */
  public Optional<String> key() {
    return decodedKey(text).map(key -> key.endsWith("\n") ? key : key + "\n");
  }

  /** Returns whether the user gave it. */
  public boolean isGiven() {
    return isGiven;
  }

  /** Returns whether it is a private key. */
  public boolean isKey() {
    return isKey(text);
  }

  /** Returns the length of the shortest part that is looked for, in characters; 0 for none. */
  public int shortest() {
    return telling.stream().mapToInt(String::length).min().orElse(0);
  }

  /** Returns what to look for. */
  public Needle needle(String name) {
    return Needle.of(name, telling);
  }

  private static boolean isKey(String text) {
    return text.startsWith(ARMOUR + "BEGIN ") && text.contains("PRIVATE KEY" + ARMOUR);
  }

  private static Optional<String> decodedKey(String text) {
    if (isKey(text)) {
      return Optional.of(text);
    }
    try {
      var decoded = new String(Base64.getMimeDecoder().decode(text), UTF_8);
      return isKey(decoded) ? Optional.of(decoded) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> telling(String text) {
    var key = decodedKey(text);
    if (key.isPresent()) {
      var lines = new ArrayList<String>();
      key.get()
          .lines()
          .map(String::strip)
          .filter(line -> line.length() >= SHORTEST_KEY_LINE && !line.startsWith(ARMOUR))
          .forEach(lines::add);
      // The first line of a body says of which kind the key is, and no more.
      return lines.size() > 1 ? lines.subList(1, lines.size()) : lines;
    }
    return List.of(text);
  }

  /** Shows no value. */
  @Override
  public String toString() {
    return isGiven ? "a given value" : "a made up value";
  }
}
