package dev.keymount.verify.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code manifest.json} says, the list of images in an archive of {@code docker image save}
 * and of all that write the same.
 *
 * @see <a href="https://github.com/moby/docker-image-spec/blob/main/spec.md">Docker image
 *     specification</a>
 */
final class DockerManifest {

  private static final String NAME = "manifest.json";

  private DockerManifest() {}

  /**
   * Returns the images of an archive; none where it has no such list.
   *
   * @param index what else is known of them
   */
  static List<ImageParts> images(ArchiveParts parts, OciIndex index) throws IOException {
    var images = new ArrayList<ImageParts>();
    for (var image : parts.json(NAME).orElse(Json.EMPTY).elements()) {
      var config = image.field("Config").text();
      var names = image.field("RepoTags").texts();
      var layers = image.field("Layers").texts();
      images.add(new ImageParts(names, config, layers, index.digests(config)));
    }
    return images;
  }
}
