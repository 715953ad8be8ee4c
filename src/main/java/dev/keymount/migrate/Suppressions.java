package dev.keymount.migrate;

import dev.keymount.flow.Build;
import dev.keymount.flow.Life.Entry;
import dev.keymount.transform.Fix;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the file itself asks to be left alone: {@code # keymount:ignore=RULE reason} above an
 * instruction, and Docker's own {@code # check=skip=SecretsUsedInArgOrEnv}.
 */
final class Suppressions {

  private static final Pattern IGNORE =
      Pattern.compile("\\s*#\\s*keymount:ignore=([A-Za-z0-9,_-]+).*", Pattern.DOTALL);
  private static final Pattern SKIP =
      Pattern.compile(
          "(?:.*;)?\\s*skip=(?:.*,)?\\s*(?:SecretsUsedInArgOrEnv|all)\\b.*",
          Pattern.CASE_INSENSITIVE);

  private final Build build;
  private final boolean skipped;

  private Suppressions(Build build, boolean skipped) {
    this.build = build;
    this.skipped = skipped;
  }

  static Suppressions of(Build build) {
    boolean skipped =
        build.file().directives().stream()
            .filter(directive -> directive.name().equals("check"))
            .anyMatch(directive -> SKIP.matcher(directive.value()).matches());
    return new Suppressions(build, skipped);
  }

  boolean cover(Fix fix) {
    var entry = fix.life().entry();
    if (skipped && (entry == Entry.ARGUMENT || entry == Entry.ENVIRONMENT)) {
      return true;
    }
    return fix.life().origins().stream()
        .anyMatch(origin -> names(above(origin.line()), fix.rule().id()));
  }

  private static boolean names(List<String> comments, String rule) {
    return comments.stream()
        .map(IGNORE::matcher)
        .filter(Matcher::matches)
        .anyMatch(matcher -> List.of(matcher.group(1).split(",")).contains(rule));
  }

  /** Returns the comment lines directly above a line. */
  private List<String> above(int line) {
    int first = line;
    while (first > 1 && text(first - 1).stripLeading().startsWith("#")) {
      first--;
    }
    return IntStream.range(first, line).mapToObj(this::text).toList();
  }

  private String text(int line) {
    var source = build.file().source();
    return source.text().substring(source.lineStart(line), source.lineEnd(line));
  }
}
