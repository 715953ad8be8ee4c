package dev.keymount.report;

import dev.keymount.migrate.Exposure.Place;
import dev.keymount.result.Finding;
import dev.keymount.result.Station;
import java.util.Locale;

/** What formats for other tools say of a finding. */
final class FindingWords {

  private FindingWords() {}

  /** How much a finding matters. */
  enum Level {
    /** The value stays in the image: who can pull it has the value. */
    ERROR,
    /** The value stays elsewhere, or would with another build. */
    WARNING,
    /** The change of a caller, which goes with that of a Dockerfile. */
    NOTE
  }

  static Level level(Finding finding) {
    if (finding.isMoved() && !finding.format().equals(Finding.DOCKERFILE)) {
      return Level.NOTE;
    }
    boolean isInImage =
        finding.exposures().stream()
            .anyMatch(
                exposure ->
                    exposure.kind() != Place.BUILD_CACHE && exposure.kind() != Place.BUILD_LOG);
    return isInImage ? Level.ERROR : Level.WARNING;
  }

  /** Returns what happens to the secret at a station, behind its name. */
  static String event(Station station) {
    return switch (station.event()) {
      case "introduced", "swept" -> "comes in";
      case "materialised" -> "is written";
      case "protected" -> "is protected";
      case "carried" -> "is copied on";
      case "used" -> "is used";
      case "offered" -> "is within reach";
      case "residue" -> "is left in a file";
      case "disposed" -> "is deleted";
      case "runtime" -> "is kept for containers";
      case "provisioned" -> "is made part of the image";
      default -> "is lost from sight";
    };
  }

  /** Returns what is wrong, how sure its change is, and why. */
  static String sentence(Finding finding) {
    return finding.message()
        + ". "
        + finding.applicability().toUpperCase(Locale.ROOT)
        + (finding.reason().isEmpty() ? "" : ": " + finding.reason());
  }
}
