package dev.keymount.verify.image;

/** A respect in which two images differ. */
public enum Facet {
  /** One of the two has no such file. */
  EXISTENCE,
  TYPE,
  MODE,
  OWNER,
  /** The target of a symbolic link. */
  LINK,
  CONTENT,
  /** A setting that containers run with. */
  CONFIGURATION
}
