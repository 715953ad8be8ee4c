package dev.keymount.report.html;

/** How a secret is told from the others of its proof: a letter, a colour and a kind of line. */
final class Swatch {

  /** How many colours and kinds of line the style sheet has. */
  private static final int STYLES = 6;

  private static final int LETTERS = 26;

  private Swatch() {}

  /** Returns the letter of the secret with a number, from zero; behind Z a number. */
  static String letter(int secret) {
    return secret < LETTERS
        ? String.valueOf((char) ('A' + secret))
        : Integer.toString(secret + 1 - LETTERS);
  }

  /** Returns the class of the style sheet. */
  static String style(int secret) {
    return "s" + secret % STYLES;
  }

  /** Writes it as it stands beside the name of the secret. */
  static void write(int secret, Markup html) {
    html.open("svg", "class", "swatch", "viewBox", "0 0 44 18", "aria-hidden", "true");
    html.open("path", "class", "way " + style(secret), "d", "M0 9H44").close();
    html.open(
        "circle", "class", "station enters " + style(secret), "cx", "22", "cy", "9", "r", "8");
    html.close();
    html.element(
        "text",
        letter(secret),
        "class",
        "stop-letter enters " + style(secret),
        "x",
        "22",
        "y",
        "12.6",
        "text-anchor",
        "middle");
    html.close();
  }
}
