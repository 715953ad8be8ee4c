package dev.keymount.verify.image;

import dev.keymount.verify.search.Found;
import java.util.List;

/**
 * One layer of an image.
 *
 * @param digest the digest of its content as the archive names it; equal for equal layers
 * @param entries its files in the order of the archive; empty where they were not asked for
 * @param found the secrets in it
 * @param unread the paths of what could not be searched, each with a reason
 */
public record Layer(
    String digest, List<LayerEntry> entries, List<Found> found, List<String> unread) {

  /** Takes copies. */
  public Layer {
    entries = List.copyOf(entries);
    found = List.copyOf(found);
    unread = List.copyOf(unread);
  }
}
