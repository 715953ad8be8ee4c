package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.yaml.YamlText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Workflows of Woodpecker.
 *
 * @see <a href="https://woodpecker-ci.org/docs/usage/workflow-syntax">their syntax</a>
 */
public final class Woodpecker implements CallerFormat {

  private static final Pattern PATH =
      Pattern.compile("(.*/)?\\.woodpecker[^/]*\\.ya?ml|(.*/)?\\.woodpecker/.*\\.ya?ml");

  @Override
  public String label() {
    return "woodpecker";
  }

  @Override
  public boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source()).flatMap(text -> ContainerSteps.read(text, "CI_WORKSPACE"));
  }
}
