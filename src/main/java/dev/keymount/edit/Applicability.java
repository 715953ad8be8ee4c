package dev.keymount.edit;

import java.util.Locale;

/** How far a fix may be applied without a person. */
public enum Applicability {
  /** Every step is shown to see what it saw before. */
  SAFE,
  /** A step may see something else. */
  UNSAFE,
  /** No edit can be right. */
  ADVICE;

  /** Returns the name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
