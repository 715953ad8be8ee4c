package dev.keymount.verify.image;

import dev.keymount.verify.image.OciIndex.Attestation;
import dev.keymount.verify.search.Found;
import dev.keymount.verify.search.Quarry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What there is in the parts of an archive that are no layer, no configuration and no attestation:
 * manifests, indexes, and what nothing leads to.
 */
final class LooseParts {

  /** What {@code docker image save} makes out of the configuration for the first Dockers. */
  private static final Pattern DERIVED_NAME = Pattern.compile("[0-9a-f]{64}/json");

  /** The same where it is a blob. */
  private static final Pattern DERIVED_TEXT = Pattern.compile("\\{\"id\":\"[0-9a-f]{64}\"");

  private final Set<Found> found = new LinkedHashSet<>();
  private final List<String> unread = new ArrayList<>();

  private LooseParts() {}

  /** Searches all parts but those that images and attestations lead to. */
  static LooseParts of(
      ArchiveParts parts, List<ImageParts> images, List<Attestation> attestations, Quarry quarry) {
    var result = new LooseParts();
    var others = others(parts, images, attestations);
    for (var part : parts.texts().entrySet()) {
      if (!others.contains(part.getKey())) {
        result.addText(part.getKey(), part.getValue(), quarry);
      }
    }
    for (var part : parts.contents().entrySet()) {
      if (!others.contains(part.getKey())) {
        result.addContent(part.getKey(), part.getValue());
      }
    }
    return result;
  }

  private static Set<String> others(
      ArchiveParts parts, List<ImageParts> images, List<Attestation> attestations) {
    var names = new HashSet<String>();
    for (var image : images) {
      names.add(parts.target(image.config()));
      image.layers().forEach(layer -> names.add(parts.target(layer)));
    }
    for (var attestation : attestations) {
      attestation.parts().stream().filter(part -> parts.text(part).isPresent()).forEach(names::add);
    }
    return names;
  }

  private void addText(String name, String text, Quarry quarry) {
    if (DERIVED_NAME.matcher(name).matches() || DERIVED_TEXT.matcher(text).lookingAt()) {
      return;
    }
    for (var match : quarry.in(text)) {
      found.add(new Found(name, match.secret(), match.form()));
    }
  }

  private void addContent(String name, LayerContent content) {
    for (var inside : content.found()) {
      var path = content.isLayer() ? name + "!" + inside.path() : inside.path();
      found.add(new Found(path, inside.secret(), inside.form()));
    }
    unread.addAll(content.unread());
  }

  /** Returns the secrets in them, by their names in the archive. */
  List<Found> found() {
    return List.copyOf(found);
  }

  /** Returns those that could not be searched, each with a reason. */
  List<String> unread() {
    return List.copyOf(unread);
  }
}
