package dev.keymount.verify.builder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A BuildKit of its own, which buildx reaches by its drivers {@code docker-container}, {@code
 * kubernetes} and {@code remote}. It has no store of images: a build leaves its steps in the cache,
 * and what is read back is exported from there.
 *
 * @see <a href="https://docs.docker.com/build/builders/drivers/">build drivers</a>
 */
final class ContainerDriverBuilder implements Builder {

  private static final String PROVENANCE = "--provenance=mode=max";

  private final Command docker;
  private final Engine engine;
  private final String name;
  private final List<String> options;
  private final Buildx buildx;

  private ContainerDriverBuilder(
      Workspace workspace, Command docker, Engine engine, String name, List<String> options) {
    this.docker = docker;
    this.engine = engine;
    this.name = name;
    this.options = options;
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(PROVENANCE, "--output=type=cacheonly"));
    this.buildx = new Buildx(workspace, docker, all, Map.of());
  }

  /**
   * Takes the current builder of buildx into use.
   *
   * @param options flags of each build
   * @throws BuilderException if there is none
   */
  static ContainerDriverBuilder of(
      Workspace workspace, Command docker, Engine engine, List<String> options)
      throws BuilderException {
    Command.Answer answer = docker.ask("buildx", "inspect");
    String name =
        answer
            .output()
            .lines()
            .filter(line -> line.startsWith("Name:"))
            .map(line -> line.substring("Name:".length()).strip())
            .findFirst()
            .orElseThrow(
                () -> new BuilderException("docker buildx does not tell the name of its builder"));
    List<String> all = new ArrayList<>(List.of("--builder", name));
    all.addAll(options);
    try {
      workspace.atEnd(BuildRecords.removal(workspace.directory()));
    } catch (IOException e) {
      throw new BuilderException("the process that cleans up has ended: " + e.getMessage());
    }
    return new ContainerDriverBuilder(workspace, docker, engine, name, all);
  }

  @Override
  public String description() {
    return "docker "
        + engine.version().text()
        + ", buildx "
        + engine.buildx().text()
        + ", driver "
        + engine.driver()
        + ", builder "
        + name
        + engine.buildKit().map(version -> ", BuildKit " + version.text()).orElse("");
  }

  @Override
  public boolean mountsVariables() {
    return engine.mountsVariables();
  }

  @Override
  public BuildResult build(BuildRequest request, BuildProgress progress) throws BuilderException {
    return buildx.build(request, progress);
  }

  @Override
  public void read(List<BuildRequest> requests, ArchiveReader reader)
      throws BuilderException, IOException {
    for (BuildRequest request : requests) {
      ProcessBuilder process = docker.process(export(request, options));
      process.environment().putAll(request.environment());
      process.environment().remove("BUILDX_NO_DEFAULT_ATTESTATIONS");
      Command.Answer answer = docker.run(process, output -> reader.read(output, request.image()));
      if (!answer.isSuccess()) {
        // Its log has the values of build arguments in it.
        throw new IOException(
            "docker buildx build can't export "
                + request.image()
                + " to OCI format: exit code "
                + answer.exitCode());
      }
    }
  }

  /** Returns the words of an export out of the cache. */
  static List<String> export(BuildRequest request, List<String> options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "buildx",
                "build",
                "--progress=plain",
                "--file",
                request.dockerfile().toString(),
                PROVENANCE,
                "--output=type=oci,dest=-,compression=uncompressed,name=" + request.image()));
    request.target().ifPresent(target -> arguments.addAll(List.of("--target", target)));
    arguments.addAll(options);
    arguments.addAll(request.flags());
    arguments.add(request.context().toString());
    return arguments;
  }
}
