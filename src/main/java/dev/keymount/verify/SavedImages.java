package dev.keymount.verify;

import dev.keymount.verify.builder.BuildRequest;
import dev.keymount.verify.builder.Builder;
import dev.keymount.verify.builder.BuilderException;
import dev.keymount.verify.image.ImageReader;
import dev.keymount.verify.image.SavedImage;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of sides, read back from the builder and searched on the way. */
final class SavedImages {

  private final Map<String, SavedImage> byName = new HashMap<>();

  private SavedImages() {}

  /**
   * Reads all images of some sides.
   *
   * @throws IOException if the builder does not give one of them
   */
  static SavedImages read(Builder builder, List<BuiltSide> sides, ImageReader reader)
      throws BuilderException, IOException {
    var saved = new SavedImages();
    var requests = sides.stream().flatMap(side -> side.images().values().stream()).toList();
    if (requests.isEmpty()) {
      return saved;
    }
    builder.read(
        requests,
        (archive, name) -> {
          for (var image : reader.read(archive, name)) {
            saved.byName.put(image.name(), image);
          }
        });
    for (BuildRequest request : requests) {
      if (!saved.byName.containsKey(request.image())) {
        throw new IOException("the builder does not give back an image that it built");
      }
    }
    return saved;
  }

  /** Returns the image of the stage that was asked for. */
  SavedImage of(BuiltSide side) {
    return image(side, side.target());
  }

  /** Returns the images of a side by stage. */
  Map<String, SavedImage> byStage(BuiltSide side) {
    var images = new LinkedHashMap<String, SavedImage>();
    side.images().keySet().forEach(stage -> images.put(stage, image(side, stage)));
    return images;
  }

  private SavedImage image(BuiltSide side, String stage) {
    var request = side.images().get(stage);
    var image = request == null ? null : byName.get(request.image());
    if (image == null) {
      throw new IllegalStateException("no image of stage " + stage);
    }
    return image;
  }

  /** Returns how many bytes of files the layers of a side have. */
  long bytes(BuiltSide side) {
    var seen = new HashSet<String>();
    long bytes = 0;
    for (var image : byStage(side).values()) {
      for (var layer : image.layers()) {
        if (seen.add(layer.digest())) {
          bytes += layer.entries().stream().mapToLong(entry -> entry.state().size()).sum();
        }
      }
    }
    return bytes;
  }
}
