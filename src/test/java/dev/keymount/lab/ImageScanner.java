package dev.keymount.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A search for a secret in all that images consist of above their base: the configuration, and
 * every file of every layer, also those that a later layer hides.
 */
final class ImageScanner {

  private final Canary canary;
  private final Set<String> found = new TreeSet<>();

  private ImageScanner(Canary canary) {
    this.canary = canary;
  }

  /** Returns where in the images the canary was found, in words. */
  static Set<String> traces(Canary canary, SavedImages saved, List<String> images)
      throws IOException {
    ImageScanner scanner = new ImageScanner(canary);
    Set<String> layers = new HashSet<>();
    for (String image : images) {
      scanner.search("configuration", saved.configuration(image));
      layers.addAll(saved.layers(image));
    }
    for (String layer : layers) {
      scanner.searchLayer(saved, layer);
    }
    return scanner.found;
  }

  private void searchLayer(SavedImages saved, String layer) throws IOException {
    try (TarArchiveInputStream files = saved.open(layer)) {
      for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        String where = "/" + file.getName();
        search(where, (file.getName() + '\n' + file.getLinkName()).getBytes(UTF_8));
        search(where, files.readAllBytes());
      }
    }
  }

  private void search(String where, byte[] content) {
    List<String> traces = canary.tracesIn(new String(content, ISO_8859_1));
    if (!traces.isEmpty()) {
      found.add(where + " (" + traces.get(0) + ")");
    }
  }
}
