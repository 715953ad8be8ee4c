package dev.keymount.report;

import dev.keymount.migrate.Exposure.Place;
import dev.keymount.result.Finding;
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

  /** Returns what is wrong, how sure its change is, and why. */
  static String sentence(Finding finding) {
    return finding.message()
        + ". "
        + finding.applicability().toUpperCase(Locale.ROOT)
        + (finding.reason().isEmpty() ? "" : ": " + finding.reason());
  }
}
