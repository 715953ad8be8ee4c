package dev.keymount.verify.audit;

import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.search.Form;

/**
 * A place where a secret stands. No text in it holds the value of one.
 *
 * @param place what kind of place
 * @param layer the 1-based number of the layer; 0 where it is in none
 * @param path the path of the file, in an archive behind {@code !/}; the field of a configuration;
 *     else empty
 * @param createdBy the entry of the history that made it; empty where there is none
 * @param hiddenBy the 1-based number of the layer that removes or replaces the file; 0 where
 *     containers see it, and for what is no file
 * @param form the form in which it stands there
 */
public record Sighting(
    Place place, int layer, String path, String createdBy, int hiddenBy, Form form) {

  /** Returns whether a later layer hides it, so that it is in the image and in no container. */
  public boolean isHidden() {
    return hiddenBy > 0;
  }
}
