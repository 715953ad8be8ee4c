package dev.keymount.caller.tool;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.hcl.HclBlock;
import dev.keymount.caller.hcl.HclReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Images that the docker provider of Terraform builds. */
public final class TerraformFormat implements CallerFormat {

  /**
   * The resources that build: {@code docker_registry_image} did until version 2 of the provider.
   */
  private static final Set<String> RESOURCES = Set.of("docker_image", "docker_registry_image");

  @Override
  public String label() {
    return "terraform";
  }

  @Override
  public boolean covers(String path) {
    return path.endsWith(".tf") || path.endsWith(".tofu");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    if (!file.source().text().contains("docker_")) {
      return Optional.empty();
    }
    var body = HclReader.body(file.source().text());
    var builds = new ArrayList<TerraformBuild>();
    body.stream()
        .flatMap(found -> found.blocks("resource"))
        .filter(block -> block.labels().size() == 2 && RESOURCES.contains(block.labels().get(0)))
        .forEach(resource -> builds.addAll(builds(file, resource)));
    return builds.isEmpty()
        ? Optional.empty()
        : Optional.of(new TerraformDocument(file.source(), builds));
  }

  private static List<TerraformBuild> builds(CallerFile file, HclBlock resource) {
    boolean current = resource.labels().get(0).equals("docker_image");
    return resource
        .body()
        .blocks("build")
        .map(build -> new TerraformBuild(file.directory(), build, current))
        .toList();
  }
}
