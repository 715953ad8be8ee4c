package dev.keymount.verify.image;

import java.util.List;

/**
 * Where the parts of one image are in an archive.
 *
 * @param names the names that the archive gives it
 * @param config the name of its configuration
 * @param layers the names of its layers, the lowest first
 * @param digests the digests of the manifests that describe it
 */
record ImageParts(List<String> names, String config, List<String> layers, List<String> digests) {

  ImageParts {
    names = List.copyOf(names);
    layers = List.copyOf(layers);
    digests = List.copyOf(digests);
  }
}
