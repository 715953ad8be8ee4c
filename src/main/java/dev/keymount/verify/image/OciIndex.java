package dev.keymount.verify.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code index.json} leads to: images and their attestations, over any number of indexes.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image
 *     layout</a>
 * @see <a
 *     href="https://docs.docker.com/build/metadata/attestations/attestation-storage/">attestation
 *     storage</a>
 */
final class OciIndex {

  /** A name that containerd and BuildKit write out in full. */
  private static final String FULL_NAME = "io.containerd.image.name";

  /** A name, or the tag alone. */
  private static final String NAME = "org.opencontainers.image.ref.name";

  private static final String KIND = "vnd.docker.reference.type";
  private static final String SUBJECT = "vnd.docker.reference.digest";
  private static final String INDEX_NAME = "index.json";

  private final ArchiveParts parts;
  private final Map<String, ImageParts> images = new LinkedHashMap<>();
  private final List<Attestation> attestations = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  private OciIndex(ArchiveParts parts) {
    this.parts = parts;
  }

  /**
   * What somebody attests.
   *
   * @param subject the digest of the manifest of the image that it speaks of; may be empty
   * @param parts the names of its texts
   */
  record Attestation(String subject, List<String> parts) {}

  /** Reads the index of an archive; one without has no images. */
  static OciIndex of(ArchiveParts parts) throws IOException {
    var index = new OciIndex(parts);
    var root = parts.json(INDEX_NAME);
    if (root.isPresent()) {
      index.addAll(root.get(), "");
    }
    return index;
  }

  private void addAll(Json index, String name) throws IOException {
    for (var descriptor : index.field("manifests").elements()) {
      add(descriptor, name(descriptor, name));
    }
  }

  private static String name(Json descriptor, String inherited) {
    var annotations = descriptor.field("annotations");
    var full = annotations.field(FULL_NAME).text();
    if (!full.isEmpty()) {
      return full;
    }
    return inherited.isEmpty() ? annotations.field(NAME).text() : inherited;
  }

  /** Adds what is there: an archive of one platform may hold the index of all. */
  private void add(Json descriptor, String name) throws IOException {
    var digest = descriptor.field("digest").text();
    var read = parts.json(blob(digest));
    if (read.isEmpty()) {
      return;
    }
    var manifest = read.get();
    if (!manifest.field("manifests").isEmpty()) {
      if (used.add(digest + " " + name)) {
        addAll(manifest, name);
      }
    } else if (isAttestation(descriptor, manifest)) {
      var subject = manifest.field("subject").field("digest").text();
      var annotated = descriptor.field("annotations").field(SUBJECT).text();
      attestations.add(new Attestation(annotated.isEmpty() ? subject : annotated, blobs(manifest)));
    } else if (isImage(manifest)) {
      addImage(digest, name, manifest);
    }
  }

  private static boolean isAttestation(Json descriptor, Json manifest) {
    return descriptor.field("annotations").field(KIND).text().equals("attestation-manifest")
        || !manifest.field("subject").isEmpty();
  }

  private boolean isImage(Json manifest) {
    var config = manifest.field("config");
    var type = config.field("mediaType").text();
    return parts.text(blob(config.field("digest").text())).isPresent()
        && (type.startsWith("application/vnd.oci.image.config.")
            || type.startsWith("application/vnd.docker.container.image."));
  }

  private void addImage(String digest, String name, Json manifest) {
    var config = blob(manifest.field("config").field("digest").text());
    var names = new ArrayList<String>();
    var earlier = images.get(digest);
    if (earlier != null) {
      names.addAll(earlier.names());
    }
    if (!name.isEmpty()) {
      names.add(name);
    }
    images.put(digest, new ImageParts(names, config, blobs(manifest), List.of(digest)));
  }

  private static List<String> blobs(Json manifest) {
    return manifest.field("layers").elements().stream()
        .map(layer -> blob(layer.field("digest").text()))
        .toList();
  }

  private static String blob(String digest) {
    return "blobs/" + digest.replace(':', '/');
  }

  /** Returns the images, in order. */
  List<ImageParts> images() {
    return List.copyOf(images.values());
  }

  /** Returns the digests of the manifests with a configuration. */
  List<String> digests(String config) {
    return images.values().stream()
        .filter(image -> image.config().equals(config))
        .flatMap(image -> image.digests().stream())
        .toList();
  }

  List<Attestation> attestations() {
    return List.copyOf(attestations);
  }
}
