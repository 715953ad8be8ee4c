package dev.keymount.verify.builder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The builder inside the Docker Engine, which buildx reaches by its driver {@code docker}. Images
 * come to lie in the store of the engine, whether that is the classic one or containerd's.
 */
final class DockerBuilder implements Builder {

  private static final String NETWORK = "--network";

  private final Command docker;
  private final Engine engine;
  private final boolean isOnHost;
  private final Buildx buildx;

  /**
   * Makes one.
   *
   * @param options flags of each build; without one for the network the steps get the host's where
   *     the engine has no other
   */
  DockerBuilder(Workspace workspace, Command docker, Engine engine, List<String> options) {
    this.docker = docker;
    this.engine = engine;
    this.isOnHost =
        !engine.hasBridge() && options.stream().noneMatch(word -> word.startsWith(NETWORK));
    List<String> all = new ArrayList<>(options);
    if (isOnHost) {
      all.add(NETWORK + "=host");
    }
    // The builder of an engine does not stand in the configuration of buildx, which may thus be a
    // new one: then
    // what buildx notes there about each build is removed with the directory.
    this.buildx =
        new Buildx(
            workspace,
            docker,
            all,
            Map.of(
                "BUILDX_CONFIG",
                workspace.directory().resolve(".buildx").toString(),
                "BUILDX_BUILDER",
                engine.builder()));
  }

  @Override
  public String description() {
    return engine.description()
        + (isOnHost ? ", " + NETWORK + "=host because the engine has no bridge" : "");
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
    if (requests.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>(List.of("image", "save"));
    requests.forEach(request -> arguments.add(request.image()));
    Command.Answer answer =
        docker.run(docker.process(arguments), output -> reader.read(output, ""));
    if (!answer.isSuccess()) {
      throw new IOException("docker " + String.join(" ", arguments) + " failed: " + answer.error());
    }
  }
}
