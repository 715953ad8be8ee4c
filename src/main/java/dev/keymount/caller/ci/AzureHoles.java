package dev.keymount.caller.ci;

import dev.keymount.caller.yaml.HoleReader;
import java.util.regex.Pattern;

/**
 * Finds what Azure Pipelines fills into a value: macros such as <code>$(Token)</code> and template
 * expressions. A macro looks like a command of the shell; names of usual commands are left to it.
 */
final class AzureHoles {

  private static final String COMMANDS =
      "(?:pwd|date|whoami|hostname|uname|nproc|id|arch|tty|ls|env)\\)";
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\((?!" + COMMANDS + ")[A-Za-z_][\\w.-]*\\)|\\$\\{\\{[^{}]*\\}\\}");
  private static final HoleReader DIRECTORY =
      WorkingDirectory.written(
          "\\$\\((?i:Build\\.SourcesDirectory|Build\\.Repository\\.LocalPath"
              + "|System\\.DefaultWorkingDirectory)\\)");

  private AzureHoles() {}

  /** Finds them for a step. */
  static HoleReader of(StepEnvironment environment) {
    var values = new ExpressionHoles(EXPRESSION, environment::variable);
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
