package dev.keymount.verify.image;

import dev.keymount.verify.search.Found;
import java.util.List;

/**
 * What was read of a blob: of its files if it is a layer, else of it as one file under its name in
 * the archive.
 *
 * @param entries its files; empty where they were not asked for
 * @param found the secrets in it
 * @param unread what could not be searched, each with a reason
 * @param isLayer whether it is an archive of files
 */
record LayerContent(
    List<LayerEntry> entries, List<Found> found, List<String> unread, boolean isLayer) {

  LayerContent {
    entries = List.copyOf(entries);
    found = List.copyOf(found);
    unread = List.copyOf(unread);
  }

  /** Returns what nothing could be read of. */
  static LayerContent unread(String reason) {
    return new LayerContent(List.of(), List.of(), List.of(reason), false);
  }

  /** Returns it as a layer of an image; one that is no archive of files says so. */
  Layer layer(String digest) {
    var reasons = isLayer || !unread.isEmpty() ? unread : List.of(digest + ": no archive of files");
    return new Layer(digest, entries, found, reasons);
  }
}
