package dev.keymount.verify.search;

/** A form in which a secret is found. */
public enum Form {
  PLAIN("as it is"),
  BASE64("in base64"),
  URL("URL-encoded"),
  HEX("in hexadecimal");

  private final String label;

  Form(String label) {
    this.label = label;
  }

  /** Returns how reports say it. */
  public String label() {
    return label;
  }
}
