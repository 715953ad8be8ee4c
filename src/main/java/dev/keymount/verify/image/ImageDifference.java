package dev.keymount.verify.image;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A file, or a setting, in which two images differ.
 *
 * @param path the absolute path, or the setting: {@code Env.TOKEN}
 * @param facets in what it differs
 * @param what the same in words without values: {@code mode 0644, was 0600}
 * @param layerBefore the 0-based index of the layer of the image before that last wrote the file;
 *     empty where there is none
 * @param layerAfter the same of the image after
 */
public record ImageDifference(
    String path, Set<Facet> facets, String what, OptionalInt layerBefore, OptionalInt layerAfter) {

  /** Takes a copy of the facets. */
  public ImageDifference {
    facets = Collections.unmodifiableSet(EnumSet.copyOf(facets));
  }
}
