package dev.keymount.verify.image;

import java.util.List;

/**
 * An image out of an archive.
 *
 * @param name the name that it was asked for by
 * @param config its configuration
 * @param layers the lowest first
 * @param attestations the texts of its attestations; empty where the archive has none
 */
public record SavedImage(
    String name, ImageConfig config, List<Layer> layers, List<String> attestations) {

  /** Takes copies. */
  public SavedImage {
    layers = List.copyOf(layers);
    attestations = List.copyOf(attestations);
  }

  /** Shows the name alone. */
  @Override
  public String toString() {
    return "image " + name;
  }
}
