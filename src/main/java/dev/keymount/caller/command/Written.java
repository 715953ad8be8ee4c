package dev.keymount.caller.command;

import java.util.Optional;

/** The values of options as they are written. */
final class Written {

  private Written() {}

  /** Returns the value as a word of its own; empty where quotes are in the way. */
  static Optional<String> value(Flag flag) {
    if (flag.value().isEmpty()) {
      return Optional.empty();
    }
    var operand = flag.value().get();
    var text = operand.range().of(operand.fragment().text().text());
    var lead = flag.lead();
    if (text.startsWith(lead)) {
      return Optional.of(text.substring(lead.length()));
    }
    return text.startsWith('"' + lead)
        ? Optional.of('"' + text.substring(1 + lead.length()))
        : Optional.empty();
  }
}
