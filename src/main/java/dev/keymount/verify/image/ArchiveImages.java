package dev.keymount.verify.image;

import dev.keymount.verify.image.OciIndex.Attestation;
import dev.keymount.verify.search.Quarry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The images that the parts of an archive make up. */
final class ArchiveImages {

  /** What Docker and Podman put before a name that has no host, each only where it reads names. */
  private static final Pattern ADDED = Pattern.compile("^(docker\\.io/(library/)?|localhost/)");

  private final ArchiveParts parts;
  private final List<ImageParts> images;
  private final List<Attestation> attestations;

  private ArchiveImages(
      ArchiveParts parts, List<ImageParts> images, List<Attestation> attestations) {
    this.parts = parts;
    this.images = images;
    this.attestations = attestations;
  }

  /**
   * Returns those of an archive.
   *
   * @throws IOException if there are none
   */
  static ArchiveImages of(ArchiveParts parts) throws IOException {
    var index = OciIndex.of(parts);
    var listed = DockerManifest.images(parts, index);
    var images = listed.isEmpty() ? index.images() : listed;
    if (images.isEmpty()) {
      throw new IOException(
          "no image in the archive: neither manifest.json nor index.json leads to one;"
              + " or it ends early");
    }
    return new ArchiveImages(parts, images, index.attestations());
  }

  /** Returns them, each under each of its names. */
  List<SavedImage> read(String name, Quarry quarry) throws IOException {
    var loose = LooseParts.of(parts, images, attestations, quarry);
    var read = new ArrayList<SavedImage>();
    for (var image : images) {
      var config = config(image);
      var layers =
          layers(image, Json.read(config.text()).field("rootfs").field("diff_ids").texts());
      var texts = attestations(image);
      for (var given : names(image, name)) {
        read.add(new SavedImage(given, config, layers, texts, loose.found(), loose.unread()));
      }
    }
    return read;
  }

  private ImageConfig config(ImageParts image) throws IOException {
    var text = parts.text(image.config()).orElseThrow(() -> missing(image.config()));
    try {
      return ImageConfig.read(text);
    } catch (IOException e) {
      throw new IOException(image.config() + " in the archive of images: " + e.getMessage(), e);
    }
  }

  private List<Layer> layers(ImageParts image, List<String> digests) throws IOException {
    var layers = new ArrayList<Layer>();
    for (var name : image.layers()) {
      int at = layers.size();
      var digest = digests.size() == image.layers().size() ? digests.get(at) : parts.target(name);
      layers.add(layer(name).layer(digest));
    }
    return layers;
  }

  private LayerContent layer(String name) throws IOException {
    Optional<LayerContent> content = parts.content(name);
    if (content.isEmpty() && parts.text(name).isPresent()) {
      return LayerContent.unread(name + ": no archive of files");
    }
    return content.orElseThrow(() -> missing(name));
  }

  private static IOException missing(String name) {
    return new IOException("the archive of images lacks " + name + "; it may end early");
  }

  /** Returns the texts that speak of an image; those that speak of none that is here, of all. */
  private List<String> attestations(ImageParts image) {
    return attestations.stream()
        .filter(
            attestation ->
                image.digests().contains(attestation.subject())
                    || images.stream()
                        .noneMatch(other -> other.digests().contains(attestation.subject())))
        .flatMap(attestation -> attestation.parts().stream())
        .flatMap(part -> parts.text(part).stream())
        .toList();
  }

  private List<String> names(ImageParts image, String name) {
    var names = image.names();
    if (!name.isEmpty() && (images.size() == 1 || names.isEmpty())) {
      names = List.of(name);
    } else if (names.isEmpty()) {
      names = List.of(image.config());
    }
    return names.stream().map(given -> ADDED.matcher(given).replaceFirst("")).distinct().toList();
  }
}
