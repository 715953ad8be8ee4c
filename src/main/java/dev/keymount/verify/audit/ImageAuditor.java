package dev.keymount.verify.audit;

import dev.keymount.verify.VerifyProgress;
import dev.keymount.verify.builder.Builder.ArchiveReader;
import dev.keymount.verify.builder.BuilderException;
import dev.keymount.verify.image.ImageReader;
import dev.keymount.verify.image.ImageReader.Entries;
import dev.keymount.verify.image.SavedImage;
import dev.keymount.verify.search.Discoveries;
import dev.keymount.verify.search.Needles;
import dev.keymount.verify.search.Quarry;
import dev.keymount.verify.search.Shapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Searches images that exist. An archive of them is read once for what looks like a secret; where
 * the history names secrets it is read once more for their values, in all forms.
 */
public final class ImageAuditor {

  private final Source source;
  private final VerifyProgress progress;

  /** Where an archive of images comes from. It can be read more than once. */
  @FunctionalInterface
  public interface Source {
    /**
     * Has the archive read from the beginning.
     *
     * @throws BuilderException if there is no such image
     * @throws IOException if it is no archive of images, or ends early
     */
    void read(ArchiveReader reader) throws BuilderException, IOException;
  }

  /** Makes one. */
  public ImageAuditor(Source source, VerifyProgress progress) {
    this.source = source;
    this.progress = progress;
  }

  /**
   * Searches all images of the archive; one with several names is told under the first.
   *
   * @throws BuilderException if there is no such image
   * @throws IOException if it is no archive of images, or ends early
   */
  public List<ImageAudit> audit() throws BuilderException, IOException {
    var discoveries = new Discoveries();
    progress.phase("", "searching the image for keys and tokens");
    var images = read(new Shapes(discoveries), Entries.KEPT);
    var values = new HistoryValues(discoveries);
    images.forEach(image -> values.add(image.config()));
    var needles = Needles.of(values.needles());
    var trails = new ArrayList<Trail>();
    for (var image : images) {
      trails.add(new Trail(image, discoveries, values, needles));
    }
    if (!needles.isEmpty()) {
      progress.phase("", "searching again for what the history names");
      var again = read(needles, Entries.DROPPED);
      for (int index = 0; index < trails.size(); index++) {
        trails.get(index).addFiles(again.get(index));
      }
    }
    return trails.stream().map(Trail::audit).toList();
  }

  private List<SavedImage> read(Quarry quarry, Entries entries)
      throws BuilderException, IOException {
    var images = new LinkedHashMap<String, SavedImage>();
    source.read(
        (archive, name) ->
            new ImageReader(quarry, entries)
                .read(archive, name)
                .forEach(image -> images.putIfAbsent(image.config().text(), image)));
    return List.copyOf(images.values());
  }
}
