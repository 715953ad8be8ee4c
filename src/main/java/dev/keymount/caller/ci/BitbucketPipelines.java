package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Engine;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/**
 * Pipelines of Bitbucket, whose Docker uses BuildKit only when told to and restricts it.
 *
 * @see <a
 *     href="https://support.atlassian.com/bitbucket-cloud/docs/run-docker-commands-in-bitbucket-pipelines/">its
 *     Docker</a>
 */
public final class BitbucketPipelines implements CallerFormat {

  private static final String AGENTS =
      "Bitbucket Pipelines lists ssh mounts among what its Docker leaves out: try the build there"
          + " with the keys of the pipeline, or use --ssh=file and --secret src=";

  @Override
  public String label() {
    return "bitbucket-pipelines";
  }

  @Override
  public boolean covers(String path) {
    return path.equals("bitbucket-pipelines.yml") || path.endsWith("/bitbucket-pipelines.yml");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source())
        .flatMap(text -> text.root().flatMap(root -> read(text, root)));
  }

  private static Optional<CallerDocument> read(YamlText text, YamlValue root) {
    var file = new PipelineFile(text, WorkingDirectory.variable("BITBUCKET_CLONE_DIR"));
    var docker =
        root.at("definitions", "services", "docker", "image")
            .flatMap(DockerImage::name)
            .flatMap(DockerImage::of);
    var setting =
        JobScript.Setting.in(List.of(""), ScriptPiece.Shape.LIST)
            .on(
                docker
                    .map(DockerImage::engine)
                    .orElse(Engine.filesOnly("docker of Bitbucket Pipelines")),
                docker.filter(DockerImage::buildsWithBuildKit).isEmpty())
            .withoutAgents(AGENTS);
    file.mappings(
        step -> {
          for (var key : List.of("script", "after-script")) {
            step.mapping()
                .filter(mapping -> mapping.own(key).isPresent())
                .flatMap(mapping -> step.get(key))
                .ifPresent(script -> file.script(script, setting));
          }
        });
    return file.document();
  }
}
