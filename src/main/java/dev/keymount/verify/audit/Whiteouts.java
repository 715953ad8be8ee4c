package dev.keymount.verify.audit;

import dev.keymount.verify.image.FileState;
import dev.keymount.verify.image.LayerEntry;
import java.util.List;

/**
 * What a layer hides of the layers below it.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md">OCI image
 *     layers</a>
 */
final class Whiteouts {

  private static final String REMOVED = "/.wh.";
  private static final String EMPTIED = "/.wh..wh..opq";

  private Whiteouts() {}

  /** Returns whether the entries of a layer remove or replace a file. */
  static boolean hide(List<LayerEntry> entries, String path) {
    return entries.stream().anyMatch(entry -> hides(entry, path));
  }

  private static boolean hides(LayerEntry entry, String path) {
    var name = entry.path();
    int marker = name.lastIndexOf(REMOVED);
    if (marker >= 0 && name.indexOf('/', marker + 1) < 0) {
      var directory = name.substring(0, marker);
      return name.endsWith(EMPTIED)
          ? path.startsWith(directory + "/")
          : isAtOrIn(path, directory + "/" + name.substring(marker + REMOVED.length()));
    }
    return path.equals(name)
        || entry.state().type() != FileState.Type.DIRECTORY && path.startsWith(name + "/");
  }

  private static boolean isAtOrIn(String path, String removed) {
    return path.equals(removed) || path.startsWith(removed + "/");
  }
}
