package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.yaml.YamlText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pipelines of Drone.
 *
 * @see <a href="https://docs.drone.io/yaml/docker/">their syntax</a>
 */
public final class Drone implements CallerFormat {

  private static final Pattern PATH = Pattern.compile("(.*/)?\\.drone[^/]*\\.ya?ml");

  @Override
  public String label() {
    return "drone";
  }

  @Override
  public boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source())
        .flatMap(text -> ContainerSteps.read(text, "DRONE_WORKSPACE"));
  }
}
