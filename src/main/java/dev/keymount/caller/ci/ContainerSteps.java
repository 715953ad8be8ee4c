package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of Drone and of Woodpecker: each is a container that runs commands or a plugin. */
final class ContainerSteps {

  private ContainerSteps() {}

  /**
   * Reads a file.
   *
   * @param workspace the variable that names the directory of the checkout
   */
  static Optional<CallerDocument> read(YamlText text, String workspace) {
    var file = new PipelineFile(text, WorkingDirectory.variable(workspace));
    for (var root : text.documents()) {
      var services = images(root.get("services"));
      for (var key : List.of("steps", "pipeline")) {
        var steps = root.get(key).filter(found -> found.trail().isEmpty());
        steps.map(YamlValue::items).orElse(List.of()).forEach(step -> step(file, step, services));
        steps
            .map(YamlValue::entries)
            .ifPresent(map -> map.values().forEach(step -> step(file, step, services)));
      }
    }
    return file.document();
  }

  private static List<String> images(Optional<YamlValue> services) {
    var found = new ArrayList<YamlValue>(services.map(YamlValue::items).orElse(List.of()));
    services.ifPresent(all -> found.addAll(all.entries().values()));
    return found.stream()
        .flatMap(service -> service.get("image").flatMap(YamlValue::scalar).stream())
        .toList();
  }

  private static void step(PipelineFile file, YamlValue step, List<String> services) {
    if (!step.trail().isEmpty() || !(step.node() instanceof YamlMapping)) {
      return;
    }
    var image = step.get("image").flatMap(YamlValue::scalar);
    var commands = step.get("commands");
    if (commands.isEmpty()) {
      image.flatMap(name -> PluginBuild.of(step, name, file.edits())).ifPresent(file::add);
      return;
    }
    var directory = step.get("directory").flatMap(YamlValue::scalar).orElse("");
    boolean buildKit = step.at("environment", "DOCKER_BUILDKIT").isPresent();
    var setting =
        new JobImages(image, services, buildKit)
            .setting(
                Paths.clean(directory).map(List::of).orElse(List.of()), ScriptPiece.Shape.LIST);
    file.script(commands.get(), setting);
  }
}
