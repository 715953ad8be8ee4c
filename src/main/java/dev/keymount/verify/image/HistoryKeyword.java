package dev.keymount.verify.image;

import dev.keymount.dockerfile.Keyword;
import java.util.Arrays;
import java.util.List;

/**
 * The instruction of an entry of the history. BuildKit begins with its keyword: {@code COPY a /b #
 * buildkit}, {@code RUN |1 A=b /bin/sh -c …}. Docker's first builder and Buildah write what ran,
 * {@code |1 A=b /bin/sh -c …}, and for all other instructions {@code /bin/sh -c #(nop) COPY …}.
 *
 * @param keyword {@link Keyword#UNKNOWN} where there is none, as in an imported image
 * @param isByBuildKit whether the text is one of BuildKit
 */
record HistoryKeyword(Keyword keyword, boolean isByBuildKit) {

  private static final String NOT_RUN = "#(nop) ";
  private static final List<Keyword> KEYWORDS = Arrays.asList(Keyword.values());

  static HistoryKeyword of(String createdBy) {
    var first = keyword(createdBy);
    if (first != Keyword.UNKNOWN) {
      return new HistoryKeyword(first, true);
    }
    int marker = createdBy.indexOf(NOT_RUN);
    if (marker >= 0) {
      return new HistoryKeyword(keyword(createdBy.substring(marker + NOT_RUN.length())), false);
    }
    return new HistoryKeyword(createdBy.isBlank() ? Keyword.UNKNOWN : Keyword.RUN, false);
  }

  private static Keyword keyword(String text) {
    var words = text.stripLeading();
    return KEYWORDS.stream()
        .filter(keyword -> words.equals(keyword.name()) || words.startsWith(keyword.name() + " "))
        .findFirst()
        .orElse(Keyword.UNKNOWN);
  }
}
