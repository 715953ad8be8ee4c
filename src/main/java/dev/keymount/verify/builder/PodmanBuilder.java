package dev.keymount.verify.builder;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Podman, or Buildah where it is alone. Images come to lie in a store of this run.
 *
 * @see <a href="https://docs.podman.io/en/latest/markdown/podman-build.1.html">podman build</a>
 */
final class PodmanBuilder implements Builder {

  private final Tool tool;
  private final PodmanFacts facts;
  private final PodmanStore store;
  private final Command command;
  private final List<String> options;

  /** Which command builds. */
  enum Tool {
    PODMAN("podman"),
    BUILDAH("buildah");

    private final String label;

    Tool(String label) {
      this.label = label;
    }

    /** Returns the name of the command. */
    String label() {
      return label;
    }
  }

  private PodmanBuilder(
      Tool tool, PodmanFacts facts, PodmanStore store, Command command, List<String> options) {
    this.tool = tool;
    this.facts = facts;
    this.store = store;
    this.command = command;
    this.options = List.copyOf(options);
  }

  /**
   * Takes a command into use.
   *
   * @param words that begin the command
   * @param options flags of each build
   * @throws BuilderException if it can't build here; the message says what to do
   */
  static PodmanBuilder of(Tool tool, Workspace workspace, List<String> words, List<String> options)
      throws BuilderException {
    var plain = new Command(workspace, words);
    PodmanFacts facts =
        tool == Tool.PODMAN ? PodmanFacts.ofPodman(plain) : PodmanFacts.ofBuildah(plain);
    var store = new PodmanStore(facts, workspace.directory());
    List<String> all = new ArrayList<>(words);
    all.addAll(store.flags());
    try {
      workspace.atEnd(store.removal(words));
      store.make();
    } catch (IOException e) {
      throw new BuilderException("cannot make a store for images: " + e.getMessage());
    }
    return new PodmanBuilder(tool, facts, store, new Command(workspace, all), options);
  }

  @Override
  public String description() {
    String name = tool.label() + " " + facts.version().text();
    if (tool == Tool.PODMAN) {
      name += ", buildah " + facts.buildah().text();
    }
    return name
        + (facts.isRootless() ? ", rootless" : "")
        + ", storage "
        + facts.driver()
        + (store.seesUser() ? "" : ", which pulls all base images again")
        + (facts.hasHeredocs() ? "" : ", too old for here-documents (Podman 5 has them)");
  }

  @Override
  public boolean mountsVariables() {
    return facts.mountsVariables();
  }

  @Override
  public BuildResult build(BuildRequest request, BuildProgress progress) throws BuilderException {
    ProcessBuilder process = process(arguments(request, options));
    for (String name : request.environment().keySet()) {
      if (!Workspace.canHaveVariable(name)) {
        throw new BuilderException(tool.label() + " can't be given a variable named " + name);
      }
    }
    process.environment().putAll(request.environment());
    process.redirectErrorStream(true);
    var log = new PodmanLog(progress);
    try {
      Command.Answer answer = command.run(process, output -> LogReader.read(output, log::line));
      if (answer.isSuccess()) {
        return new BuildResult(Optional.empty(), log.log(), Optional.empty());
      }
      SourceText text = SourceText.decode(Files.readAllBytes(request.dockerfile()));
      BuildFailure failure = log.failure(answer.exitCode(), DockerfileReader.read(text));
      return new BuildResult(Optional.of(failure), log.log(), Optional.empty());
    } catch (IOException e) {
      throw new BuilderException("cannot run " + tool.label() + " build: " + e.getMessage());
    }
  }

  /**
   * Returns the words of a build. The format of Docker keeps all that a Dockerfile says, and of the
   * user's own builds, which have that of OCI, nothing is taken for a step of these.
   */
  static List<String> arguments(BuildRequest request, List<String> options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "build",
                "--layers",
                "--format",
                "docker",
                "--tag",
                request.image(),
                "--file",
                request.dockerfile().toString()));
    request.target().ifPresent(target -> arguments.addAll(List.of("--target", target)));
    if (!request.cached()) {
      arguments.add("--no-cache");
    }
    arguments.addAll(options);
    arguments.addAll(request.flags());
    arguments.add(request.context().toString());
    return arguments;
  }

  @Override
  public void read(List<BuildRequest> requests, ArchiveReader reader)
      throws BuilderException, IOException {
    List<String> images = requests.stream().map(BuildRequest::image).toList();
    if (tool == Tool.BUILDAH) {
      for (String image : images) {
        save(List.of("push", "--quiet", image, "docker-archive:/dev/stdout"), image, reader);
      }
    } else if (!images.isEmpty()) {
      List<String> arguments =
          new ArrayList<>(
              List.of("save", "--quiet", "--multi-image-archive", "--format", "docker-archive"));
      arguments.addAll(images);
      save(arguments, "", reader);
    }
  }

  private void save(List<String> arguments, String name, ArchiveReader reader)
      throws BuilderException, IOException {
    Command.Answer answer = command.run(process(arguments), output -> reader.read(output, name));
    if (!answer.isSuccess()) {
      throw new IOException(tool.label() + " " + arguments.get(0) + " failed: " + answer.error());
    }
  }

  private ProcessBuilder process(List<String> arguments) {
    ProcessBuilder process = command.process(arguments);
    process.environment().put("TMPDIR", store.temporary().toString());
    process.environment().put("PODMAN_IGNORE_CGROUPSV1_WARNING", "1");
    return process;
  }
}
