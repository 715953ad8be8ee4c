package dev.keymount.cli;

import dev.keymount.migrate.Settings;
import dev.keymount.transform.MountForms;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that choose rules. */
final class Rules {

  @Option(
      names = "--select",
      paramLabel = "RULE",
      split = ",",
      description = "Look for these rules only.")
  private Set<String> select = new LinkedHashSet<>();

  @Option(
      names = "--ignore",
      paramLabel = "RULE",
      split = ",",
      description = "Pass over these rules.")
  private Set<String> ignore = new LinkedHashSet<>();

  Settings settings(MountForms forms, boolean unsafe) {
    return new Settings(forms, unsafe, select, ignore);
  }
}
