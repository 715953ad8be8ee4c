package dev.keymount.cli;

import dev.keymount.migrate.Configuration;
import dev.keymount.migrate.RuleIds;
import dev.keymount.migrate.Settings;
import dev.keymount.transform.MountForms;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose rules. */
final class Rules {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--select",
      paramLabel = "RULE",
      split = ",",
      description = "Look for these rules only; keymount explain lists them.")
  private Set<String> select = new LinkedHashSet<>();

  @Option(
      names = "--ignore",
      paramLabel = "RULE",
      split = ",",
      description = "Pass over these rules.")
  private Set<String> ignore = new LinkedHashSet<>();

  /** Returns whether any option chooses one. */
  boolean areChosen() {
    return !select.isEmpty() || !ignore.isEmpty();
  }

  /**
   * Returns the settings; a rule that is selected here is not ignored by the configuration.
   *
   * @throws ParameterException if a rule is named that there is not
   */
  Settings settings(MountForms forms, boolean unsafe, Configuration configuration) {
    check();
    var ignored = new LinkedHashSet<>(configuration.ignore());
    ignored.removeAll(select);
    ignored.addAll(ignore);
    return new Settings(forms, unsafe, select, ignored, configuration.names());
  }

  private void check() {
    var unknown = new LinkedHashSet<>(select);
    unknown.addAll(ignore);
    unknown.removeAll(RuleIds.all());
    if (!unknown.isEmpty()) {
      throw unknown(spec.commandLine(), String.join(", ", unknown));
    }
  }

  /**
   * Returns the rules to look for, none for those that apply by default.
   *
   * @throws ParameterException if a rule is named that there is not
   */
  Set<String> selected() {
    check();
    return select;
  }

  /**
   * Returns the rules to pass over.
   *
   * @throws ParameterException if a rule is named that there is not
   */
  Set<String> ignored() {
    check();
    return ignore;
  }

  /** Returns the error of a user who names a rule that there is not. */
  static ParameterException unknown(CommandLine line, String id) {
    return new ParameterException(
        line, "no such rule: " + id + "; there are " + String.join(", ", RuleIds.all()));
  }
}
