package dev.keymount.verify.builder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The builds of {@code docker buildx build}, with whichever driver. */
final class Buildx {

  private final Workspace workspace;
  private final Command docker;
  private final List<String> options;
  private final Map<String, String> environment;

  /**
   * Makes one.
   *
   * @param options flags of each build
   * @param environment variables of each build
   */
  Buildx(
      Workspace workspace, Command docker, List<String> options, Map<String, String> environment) {
    this.workspace = workspace;
    this.docker = docker;
    this.options = List.copyOf(options);
    this.environment = Map.copyOf(environment);
  }

  /** Builds one image. */
  BuildResult build(BuildRequest request, BuildProgress progress) throws BuilderException {
    Path metadata = workspace.file("metadata");
    ProcessBuilder process = docker.process(arguments(request, metadata));
    process.redirectErrorStream(true);
    give(process, request);
    var log = new PlainLog(progress);
    try {
      Command.Answer answer = docker.run(process, output -> LogReader.read(output, log::line));
      return new BuildResult(
          answer.isSuccess() ? Optional.empty() : Optional.of(log.failure(answer.exitCode())),
          log.log(),
          provenance(metadata));
    } catch (IOException e) {
      throw new BuilderException("cannot run docker buildx build: " + e.getMessage());
    }
  }

  private List<String> arguments(BuildRequest request, Path metadata) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "buildx",
                "build",
                "--progress=plain",
                "--tag",
                request.image(),
                "--file",
                request.dockerfile().toString(),
                "--metadata-file",
                metadata.toString()));
    request.target().ifPresent(target -> arguments.addAll(List.of("--target", target)));
    if (!request.cached()) {
      arguments.add("--no-cache");
    }
    arguments.addAll(options);
    arguments.addAll(request.flags());
    arguments.add(request.context().toString());
    return arguments;
  }

  private void give(ProcessBuilder process, BuildRequest request) throws BuilderException {
    for (String name : request.environment().keySet()) {
      if (!Workspace.canHaveVariable(name)) {
        throw new BuilderException("docker can't be given a variable named " + name);
      }
    }
    process.environment().putAll(environment);
    process.environment().putAll(request.environment());
    process.environment().put("BUILDX_METADATA_PROVENANCE", "max");
    process.environment().remove("BUILDX_NO_DEFAULT_ATTESTATIONS");
  }

  /** Returns what the metadata has of provenance, which is one value for each platform. */
  private static Optional<String> provenance(Path metadata) throws IOException {
    if (!Files.exists(metadata)) {
      return Optional.empty();
    }
    var text = new StringWriter();
    var factory = new JsonFactory();
    try (JsonParser parser = factory.createParser(Files.readString(metadata));
        JsonGenerator generator = factory.createGenerator(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isProvenance = parser.currentName().startsWith("buildx.build.provenance");
        parser.nextToken();
        if (isProvenance) {
          generator.copyCurrentStructure(parser);
        } else {
          parser.skipChildren();
        }
      }
    } finally {
      Files.delete(metadata);
    }
    return Optional.of(text.toString()).filter(provenance -> !provenance.isEmpty());
  }
}
