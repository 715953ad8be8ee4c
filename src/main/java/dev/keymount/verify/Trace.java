package dev.keymount.verify;

import dev.keymount.verify.search.Form;

/**
 * A place where a build left a secret.
 *
 * @param secret the name of the secret
 * @param place what kind of place
 * @param stage the stage whose image has it, by its name or number; empty for the whole build
 * @param layer the 1-based number of the layer in that image, the base's layers included; 0 where
 *     it is in none
 * @param path the path of the file, in an archive behind {@code !/}; the field for a configuration;
 *     else empty
 * @param form the form in which it stands there
 * @param line the 1-based first line of the instruction that put it there; 0 where not known
 */
public record Trace(
    String secret, Place place, String stage, int layer, String path, Form form, int line) {

  /** A kind of place. */
  public enum Place {
    LAYER("layer"),
    HISTORY("history"),
    CONFIGURATION("configuration"),
    PROVENANCE("provenance"),
    LOG("log");

    private final String label;

    Place(String label) {
      this.label = label;
    }

    /** Returns the name in reports. */
    public String label() {
      return label;
    }
  }
}
