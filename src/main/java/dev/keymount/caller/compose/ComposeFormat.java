package dev.keymount.caller.compose;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compose files by their usual names, and any other YAML whose {@code services} are built. Files
 * without {@code services}, as Compose read them before its second version of the format, count by
 * their name.
 */
public final class ComposeFormat implements CallerFormat {

  private static final Pattern USUAL = Pattern.compile("(docker-)?compose([._-].*)?\\.ya?ml");

  @Override
  public String label() {
    return "compose";
  }

  @Override
  public boolean covers(String path) {
    return path.endsWith(".yml") || path.endsWith(".yaml");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    boolean usual = USUAL.matcher(file.name()).matches();
    var text = file.source().text();
    if (!text.contains("build") && !text.contains("extends")
        || !usual && !text.contains("services")) {
      return Optional.empty();
    }
    return YamlText.read(file.source())
        .flatMap(YamlText::root)
        .filter(root -> isCompose(root, usual))
        .flatMap(root -> document(file, root));
  }

  private static Optional<CallerDocument> document(CallerFile file, YamlValue root) {
    var reader = new ComposeReader(file, root);
    var services = reader.services();
    return services.isEmpty()
        ? Optional.empty()
        : Optional.of(new ComposeDocument(file, root, services, reader.environment()));
  }

  private static boolean isCompose(YamlValue root, boolean usual) {
    var services = root.get("services");
    if (services.isPresent()) {
      return services.get().mapping().isPresent();
    }
    return usual
        && root.get("version").isEmpty()
        && root.entries().values().stream().allMatch(value -> value.mapping().isPresent());
  }
}
