package dev.keymount.verify.image;

import dev.keymount.verify.search.Found;
import java.util.List;

/**
 * An image out of an archive.
 *
 * @param name the name that it was asked for by
 * @param config its configuration
 * @param layers the lowest first
 * @param attestations the texts of its attestations; empty where the archive has none
 * @param found the secrets in what else the archive holds, manifests with their annotations for
 *     one; their paths are those in the archive, without a slash at the beginning
 * @param unread what else of the archive could not be searched, each with a reason
 */
public record SavedImage(
    String name,
    ImageConfig config,
    List<Layer> layers,
    List<String> attestations,
    List<Found> found,
    List<String> unread) {

  /** Takes copies. */
  public SavedImage {
    layers = List.copyOf(layers);
    attestations = List.copyOf(attestations);
    found = List.copyOf(found);
    unread = List.copyOf(unread);
  }

  /** Shows the name alone. */
  @Override
  public String toString() {
    return "image " + name;
  }
}
