package dev.keymount.cli;

import dev.keymount.migrate.Settings;
import dev.keymount.transform.MountForms;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose rules. */
final class Rules {

  private static final List<String> RULES =
      List.of("ssh-key-arg", "secret-arg", "secret-literal", "ssh-mount-missing");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--select",
      paramLabel = "RULE",
      split = ",",
      description =
          "Look for these rules only: ssh-key-arg, secret-arg, secret-literal, ssh-mount-missing.")
  private Set<String> select = new LinkedHashSet<>();

  @Option(
      names = "--ignore",
      paramLabel = "RULE",
      split = ",",
      description = "Pass over these rules.")
  private Set<String> ignore = new LinkedHashSet<>();

  /**
   * Returns the settings.
   *
   * @throws ParameterException if a rule is named that there is not
   */
  Settings settings(MountForms forms, boolean unsafe) {
    var unknown = new LinkedHashSet<>(select);
    unknown.addAll(ignore);
    unknown.removeAll(RULES);
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "no such rule: "
              + String.join(", ", unknown)
              + "; there are "
              + String.join(", ", RULES));
    }
    return new Settings(forms, unsafe, select, ignore);
  }
}
