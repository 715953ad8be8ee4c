package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Engine;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds of Travis CI: one shell runs the phases of a job one after the other.
 *
 * @see <a href="https://docs.travis-ci.com/user/job-lifecycle/">the phases</a>
 */
public final class Travis implements CallerFormat {

  private static final List<String> PHASES =
      List.of(
          "before_install",
          "install",
          "before_script",
          "script",
          "before_cache",
          "after_success",
          "after_failure",
          "before_deploy",
          "after_deploy",
          "after_script");

  @Override
  public String label() {
    return "travis";
  }

  @Override
  public boolean covers(String path) {
    return path.equals(".travis.yml") || path.endsWith("/.travis.yml");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source())
        .flatMap(text -> text.root().flatMap(root -> read(text, root)));
  }

  private static Optional<CallerDocument> read(YamlText text, YamlValue root) {
    var file = new PipelineFile(text, WorkingDirectory.variable("TRAVIS_BUILD_DIR"));
    job(file, root, root);
    for (var key : List.of("jobs", "matrix")) {
      var jobs = root.at(key, "include").map(YamlValue::items).orElse(List.of());
      jobs.stream().filter(job -> job.trail().isEmpty()).forEach(job -> job(file, root, job));
    }
    return file.document();
  }

  private static void job(PipelineFile file, YamlValue root, YamlValue job) {
    var pieces = new ArrayList<ScriptPiece>();
    for (var phase : PHASES) {
      var own = job.get(phase);
      own.or(() -> root.get(phase))
          .ifPresent(script -> pieces.addAll(ScriptPiece.of(script, own.isPresent())));
    }
    var image = job.get("dist").or(() -> root.get("dist")).flatMap(YamlValue::scalar);
    var setting = JobScript.Setting.in(List.of(""), ScriptPiece.Shape.LIST);
    boolean recent = image.filter("noble"::equals).isPresent();
    file.script(
        pieces, recent ? setting : setting.on(Engine.filesOnly("docker of Travis CI"), true));
  }
}
