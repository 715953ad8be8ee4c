package dev.keymount.caller.ci;

import dev.keymount.caller.yaml.HoleReader;
import java.util.regex.Pattern;

/**
 * Finds what Azure Pipelines fills into a value: macros such as <code>$(Token)</code> and template
 * expressions.
 */
final class AzureHoles {

  private static final String TEMPLATE = "|\\$\\{\\{[^{}]*\\}\\}";
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\([A-Za-z_][\\w.-]*\\)" + TEMPLATE);
  private static final Pattern NO_COMMAND =
      Pattern.compile("\\$\\((?![a-z0-9_-]+\\))[A-Za-z_][\\w.-]*\\)" + TEMPLATE);
  private static final HoleReader DIRECTORY =
      WorkingDirectory.written(
          "\\$\\((?i:Build\\.SourcesDirectory|Build\\.Repository\\.LocalPath"
              + "|System\\.DefaultWorkingDirectory)\\)");

  private AzureHoles() {}

  /** Finds them in a value that no shell reads. */
  static HoleReader of(StepEnvironment environment) {
    return of(EXPRESSION, environment);
  }

  /**
   * Finds them in a script. A name in small letters may be a command: left to the shell, it comes
   * out right either way.
   */
  static HoleReader inScript(StepEnvironment environment) {
    return of(NO_COMMAND, environment);
  }

  private static HoleReader of(Pattern expression, StepEnvironment environment) {
    var values = new ExpressionHoles(expression, environment::variable);
    return (text, at) -> DIRECTORY.at(text, at).or(() -> values.at(text, at));
  }

  /** Returns a path with stars for what is not known of it. */
  static String path(String written) {
    var local =
        written.replaceAll(
            "(?i)\\$\\((Build\\.SourcesDirectory|Build\\.Repository\\.LocalPath"
                + "|System\\.DefaultWorkingDirectory|Pipeline\\.Workspace\\)/s)\\)?/?",
            "");
    return EXPRESSION.matcher(local).replaceAll("*");
  }
}
