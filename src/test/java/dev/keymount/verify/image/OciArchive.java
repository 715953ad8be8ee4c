package dev.keymount.verify.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** An archive in OCI layout made in memory, its blobs before its index. */
final class OciArchive {

  private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

  private final TarBytes tar = new TarBytes().directory("blobs").directory("blobs/sha256");
  private final List<String> descriptors = new ArrayList<>();
  private final List<String> listed = new ArrayList<>();

  /** Adds a blob and returns its digest. */
  String blob(byte[] content) {
    var digest = sha256(content);
    tar.file("blobs/" + digest.replace(':', '/'), content);
    return digest;
  }

  String blob(String content) {
    return blob(content.getBytes(UTF_8));
  }

  /** Adds the manifest of an image and returns its digest. */
  String manifest(String config, List<byte[]> layers) {
    return blob(manifest(IMAGE, CONFIG, blob(config), layers.stream().map(this::blob).toList()));
  }

  /** Adds the manifest of an attestation and returns its digest. */
  String attestation(List<String> texts) {
    var layers = texts.stream().map(this::blob).toList();
    return blob(manifest(IMAGE, CONFIG, blob("{\"rootfs\":{}}"), layers));
  }

  private static String manifest(
      String type, String configType, String config, List<String> layers) {
    return """
    {"schemaVersion": 2, "mediaType": "%s",
     "config": {"mediaType": "%s", "digest": "%s"}, "layers": [%s]}
    """
        .formatted(
            type,
            configType,
            config,
            layers.stream()
                .map(layer -> "{\"digest\": \"" + layer + "\"}")
                .collect(Collectors.joining(", ")));
  }

  /** Returns a descriptor of a manifest, with annotations. */
  static String descriptor(String digest, String... annotations) {
    var pairs = new ArrayList<String>();
    for (int at = 0; at < annotations.length; at += 2) {
      pairs.add("\"" + annotations[at] + "\": \"" + annotations[at + 1] + "\"");
    }
    return "{\"mediaType\": \"%s\", \"digest\": \"%s\", \"annotations\": {%s}}"
        .formatted(IMAGE, digest, String.join(", ", pairs));
  }

  /** Adds an index of manifests and returns its digest. */
  String index(String... members) {
    return blob(indexText(List.of(members)));
  }

  private static String indexText(List<String> members) {
    return "{\"schemaVersion\": 2, \"mediaType\": \"%s\", \"manifests\": [%s]}"
        .formatted(INDEX, String.join(", ", members));
  }

  /** Adds a descriptor to the index of the archive. */
  OciArchive with(String descriptor) {
    descriptors.add(descriptor);
    return this;
  }

  /** Adds an image to manifest.json. */
  OciArchive listed(String config, List<String> tags, List<byte[]> layers) {
    var quoted = tags.stream().map(tag -> "\"" + tag + "\"").collect(Collectors.joining(", "));
    var names =
        layers.stream()
            .map(layer -> "\"" + name(sha256(layer)) + "\"")
            .collect(Collectors.joining(", "));
    listed.add(
        "{\"Config\": \"%s\", \"RepoTags\": [%s], \"Layers\": [%s]}"
            .formatted(name(sha256(config.getBytes(UTF_8))), quoted, names));
    return this;
  }

  private static String name(String digest) {
    return "blobs/" + digest.replace(':', '/');
  }

  byte[] bytes() {
    tar.file("index.json", indexText(descriptors));
    if (!listed.isEmpty()) {
      tar.file("manifest.json", "[" + String.join(", ", listed) + "]");
    }
    return tar.file("oci-layout", "{\"imageLayoutVersion\": \"1.0.0\"}").bytes();
  }

  static String sha256(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the text of a configuration of layers, uncompressed. */
  static String config(byte[]... layers) {
    return config("{}", layers);
  }

  static String config(String settings, byte[]... layers) {
    var digests = new ArrayList<String>();
    for (var layer : layers) {
      digests.add("\"" + sha256(layer) + "\"");
    }
    return "{\"config\": %s, \"rootfs\": {\"type\": \"layers\", \"diff_ids\": [%s]}}"
        .formatted(settings, String.join(", ", digests));
  }
}
