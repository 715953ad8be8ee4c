package dev.keymount.verify.image;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a container of an image: layer upon layer, with the markers of what a layer removes
 * applied and hard links followed.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md">OCI image
 *     layers</a>
 */
public final class FileSystem {

  private static final String REMOVED = ".wh.";
  private static final String EMPTIED = ".wh..wh..opq";

  /** Marks of the storage of a builder, which belong to no container. */
  private static final String STORAGE = ".wh..wh.";

  private final NavigableMap<String, File> files = new TreeMap<>();

  private FileSystem() {}

  /**
   * A file.
   *
   * @param state what it is; a hard link is what it points at
   * @param layer the 0-based index of the layer that last wrote it; a layer that only repeats a
   *     directory, to have something in it, does not write that
   */
  public record File(FileState state, int layer) {}

  /**
   * Returns the file system of some layers, the lowest first. They must have been read with their
   * entries.
   */
  public static FileSystem of(List<Layer> layers) {
    var result = new FileSystem();
    for (int index = 0; index < layers.size(); index++) {
      var entries = layers.get(index).entries();
      entries.forEach(result::removeHidden);
      for (var entry : entries) {
        result.put(entry, index);
      }
    }
    return result;
  }

  /** Returns the files by absolute path, without a slash at the end. */
  public NavigableMap<String, File> files() {
    return Collections.unmodifiableNavigableMap(files);
  }

  /** Returns what is at an absolute path. */
  public Optional<File> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Removes what an entry hides of the layers below it. */
  private void removeHidden(LayerEntry entry) {
    var path = entry.path();
    var directory = path.substring(0, path.lastIndexOf('/'));
    var name = path.substring(directory.length() + 1);
    if (name.equals(EMPTIED)) {
      removeBelow(directory);
    } else if (name.startsWith(REMOVED) && !name.startsWith(STORAGE)) {
      var removed = directory + "/" + name.substring(REMOVED.length());
      files.remove(removed);
      removeBelow(removed);
    } else if (entry.state().type() != FileState.Type.DIRECTORY) {
      removeBelow(path);
    }
  }

  private void removeBelow(String directory) {
    files.subMap(directory + "/", directory + (char) ('/' + 1)).clear();
  }

  private void put(LayerEntry entry, int layer) {
    var path = entry.path();
    if (path.startsWith(REMOVED, path.lastIndexOf('/') + 1)) {
      return;
    }
    var state = resolved(entry.state());
    var below = files.get(path);
    boolean repeats =
        below != null && state.type() == FileState.Type.DIRECTORY && below.state().equals(state);
    if (!repeats) {
      files.put(path, new File(state, layer));
    }
  }

  /** Returns what a hard link points at, which precedes it. */
  private FileState resolved(FileState state) {
    if (state.type() != FileState.Type.FILE || state.link().isEmpty()) {
      return state;
    }
    var target = files.get(state.link());
    return target == null ? state : target.state();
  }
}
