package dev.keymount.verify.image;

import dev.keymount.verify.search.Quarry;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of archives of images: what {@code docker image save}, {@code podman save} and the
 * exporters {@code oci} and {@code docker} of BuildKit write. An archive is read once, from the
 * first byte to the last, and searched on the way; nothing is stored.
 *
 * <p>A layer that several archives have under the name of its digest is read out of the first
 * alone, so one reader for all archives of a run saves reading their base again.
 */
public final class ImageReader {

  private final Quarry quarry;
  private final Entries kept;
  private final Map<String, LayerContent> known = new HashMap<>();

  /** Whether the entries of layers are kept. */
  public enum Entries {
    /** For file systems to be compared; content is digested. */
    KEPT,
    /** For a search alone. */
    DROPPED
  }

  /**
   * Makes a reader.
   *
   * @param quarry what is looked for
   */
  public ImageReader(Quarry quarry, Entries kept) {
    this.quarry = quarry;
    this.kept = kept;
  }

  /**
   * Reads an archive to its end.
   *
   * @param name the name of the one image in it; empty where the archive names its images itself
   * @return the images in the order of the archive; one with several names once for each, without
   *     the parts of names that Docker and Podman add: {@code docker.io/library/}, {@code
   *     localhost/}
   * @throws IOException if it is no archive of images, or ends early
   */
  public List<SavedImage> read(InputStream archive, String name) throws IOException {
    var parts = new ArchiveParts(quarry, kept, known);
    parts.read(archive);
    return ArchiveImages.of(parts).read(name, quarry);
  }
}
