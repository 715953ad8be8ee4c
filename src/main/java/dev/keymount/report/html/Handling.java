package dev.keymount.report.html;

import dev.keymount.edit.Applicability;
import dev.keymount.result.Finding;

/** What was done about a finding, as a sign, a word and a colour. */
enum Handling {
  MOVED("✓", "moved", "ok"),
  MOVABLE("✓", "can be moved", "ok"),
  HELD_BACK("‖", "held back (unsafe)", "held"),
  PERSON("!", "needs a person", "warn");

  private final String sign;
  private final String words;
  private final String style;

  Handling(String sign, String words, String style) {
    this.sign = sign;
    this.words = words;
    this.style = style;
  }

  static Handling of(Finding finding, boolean isPlanned) {
    if (finding.isMoved()) {
      return isPlanned ? MOVABLE : MOVED;
    }
    return finding.applicability().equals(Applicability.UNSAFE.label()) ? HELD_BACK : PERSON;
  }

  void write(Markup html) {
    html.open("span", "class", "badge " + style).element("span", sign, "aria-hidden", "true");
    html.text(" " + words).close();
  }
}
