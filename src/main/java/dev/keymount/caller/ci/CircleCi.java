package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.yaml.HoleReader;
import dev.keymount.caller.yaml.YamlScripts;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Configurations of CircleCI.
 *
 * @see <a href="https://circleci.com/docs/configuration-reference/">their syntax</a>
 */
public final class CircleCi implements CallerFormat {

  private static final Pattern PATH = Pattern.compile("(.*/)?\\.circleci/.*\\.ya?ml");
  private static final Pattern SHELL = Pattern.compile("(/(usr/)?bin/)?(env )?(ba|da)?sh( .*)?");
  private static final String EXPRESSION = "<<\\s*(parameters|pipeline|matrix)\\.[\\w.-]+\\s*>>";

  @Override
  public String label() {
    return "circleci";
  }

  @Override
  public boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source())
        .flatMap(text -> text.root().flatMap(root -> new Configuration(text, root).document()));
  }

  /** One file. */
  private static final class Configuration {

    private final YamlValue root;
    private final PipelineFile file;
    private final YamlScripts scripts;
    private final Set<String> orbs = new HashSet<>();

    Configuration(YamlText text, YamlValue root) {
      var values = ExpressionHoles.of(EXPRESSION);
      var directory = WorkingDirectory.variable("CIRCLE_WORKING_DIRECTORY");
      HoleReader holes = (value, at) -> values.at(value, at).or(() -> directory.at(value, at));
      this.root = root;
      this.file = new PipelineFile(text, holes);
      this.scripts = new YamlScripts(text, holes);
      root.get("orbs")
          .ifPresent(
              found ->
                  found
                      .entries()
                      .forEach(
                          (name, orb) -> {
                            if (orb.scalar()
                                .filter(n -> n.startsWith("circleci/docker@"))
                                .isPresent()) {
                              orbs.add(name);
                            }
                          }));
    }

    Optional<CallerDocument> document() {
      var versions = new DaemonVersions(root);
      root.get("jobs")
          .ifPresent(jobs -> jobs.entries().values().forEach(job -> job(job, versions.of(job))));
      root.get("commands")
          .ifPresent(
              all -> all.entries().values().forEach(command -> job(command, versions.oldest())));
      if (!orbs.isEmpty()) {
        file.mappings(this::orb);
      }
      return PinnedDocument.of(file.parts(), versions());
    }

    private Stream<DockerImage> versions() {
      var named =
          root.get("jobs").stream()
              .flatMap(jobs -> jobs.entries().values().stream())
              .flatMap(job -> images(job, Optional.empty()).versions());
      return Stream.concat(named, new DaemonVersions(root).all());
    }

    private void job(YamlValue job, Optional<String> daemon) {
      if (job.trail().isEmpty()) {
        job.get("steps")
            .filter(steps -> steps.trail().isEmpty())
            .ifPresent(steps -> steps(job, steps, images(job, daemon)));
      }
    }

    private static JobImages images(YamlValue job, Optional<String> daemon) {
      var image =
          job.get("docker").map(YamlValue::items).orElse(List.of()).stream()
              .limit(1)
              .flatMap(item -> item.get("image").flatMap(YamlValue::scalar).stream())
              .findFirst();
      boolean set = job.at("environment", "DOCKER_BUILDKIT").isPresent();
      return new JobImages(image, daemon.stream().toList(), set);
    }

    private void steps(YamlValue job, YamlValue steps, JobImages images) {
      for (var step : steps.items()) {
        if (step.trail().isEmpty()) {
          step.get("run")
              .filter(run -> run.trail().isEmpty())
              .ifPresent(run -> run(job, run, images));
          for (var condition : List.of("when", "unless")) {
            step.at(condition, "steps")
                .filter(inner -> inner.trail().isEmpty())
                .ifPresent(inner -> steps(job, inner, images));
          }
        }
      }
    }

    private void run(YamlValue job, YamlValue run, JobImages images) {
      var command = run.mapping().isPresent() ? run.get("command") : Optional.of(run);
      var shell = run.get("shell").or(() -> job.get("shell")).flatMap(YamlValue::scalar);
      if (command.filter(found -> found.trail().isEmpty()).isEmpty()
          || !shell.map(name -> SHELL.matcher(name).matches()).orElse(true)) {
        return;
      }
      boolean set = images.buildKit() || run.at("environment", "DOCKER_BUILDKIT").isPresent();
      var known = new JobImages(images.image(), images.services(), set);
      file.script(
          command.get(),
          known.setting(directories(job, run), ScriptPiece.Shape.BLOCK).withoutInstall());
    }

    private static List<String> directories(YamlValue job, YamlValue run) {
      var home = job.get("working_directory").flatMap(YamlValue::scalar).orElse("~/project");
      var directory = run.get("working_directory").flatMap(YamlValue::scalar).orElse("");
      var below =
          directory.startsWith(home)
              ? directory.substring(home.length()).replaceAll("^/", "")
              : directory;
      var known = below.replaceAll("^~/project/?", "").replaceAll("<<[^<>]*>>", "*");
      return known.startsWith("~") ? List.of() : Paths.clean(known).map(List::of).orElse(List.of());
    }

    private void orb(YamlValue step) {
      for (var name : orbs) {
        for (var command : List.of("build", "publish")) {
          step.mapping()
              .flatMap(mapping -> mapping.own(name + "/" + command))
              .flatMap(entry -> step.get(name + "/" + command))
              .filter(inputs -> inputs.trail().isEmpty())
              .flatMap(inputs -> OrbBuild.of(inputs, scripts))
              .ifPresent(file::add);
        }
      }
    }
  }
}
