package dev.keymount.report.html;

import dev.keymount.migrate.Exposure.Place;
import dev.keymount.report.Words;
import java.util.Collection;

/** The places where a secret stays, in words. */
final class StayText {

  private StayText() {}

  /** Returns all of them in one phrase. */
  static String of(Collection<Place> places) {
    return Words.join(places.stream().map(StayText::of).toList());
  }

  private static String of(Place place) {
    return switch (place) {
      case IMAGE_HISTORY -> "the image history";
      case IMAGE_LAYER -> "an image layer";
      case CONTAINER_ENVIRONMENT -> "the environment of containers";
      case BUILD_CACHE -> "the builder's cache";
      case BUILD_LOG -> "the build log";
    };
  }
}
