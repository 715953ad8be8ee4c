package dev.keymount.report;

import dev.keymount.migrate.RuleIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The manual pages of rules. */
public final class RulePage {

  private RulePage() {}

  /**
   * Returns the manual page of a rule, in Markdown; empty where there is no such rule.
   *
   * @throws IOException if it can't be read
   */
  public static Optional<String> of(String rule) throws IOException {
    if (!RuleIds.all().contains(rule)) {
      return Optional.empty();
    }
    var name = "/dev/keymount/cli/rules/" + rule + ".md";
    try (var page = RulePage.class.getResourceAsStream(name)) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
