package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.JoinedDocument;
import dev.keymount.caller.yaml.HoleReader;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlScalar;
import dev.keymount.caller.yaml.YamlScripts;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Builds of Google Cloud Build, in YAML or JSON.
 *
 * @see <a href="https://cloud.google.com/build/docs/build-config-file-schema">their schema</a>
 */
public final class CloudBuild implements CallerFormat {

  /** What is filled in before a step runs: substitutions have names in capitals. */
  static final Pattern SUBSTITUTION =
      Pattern.compile("\\$\\{_?[A-Z][A-Z0-9_]*\\}|\\$_?[A-Z][A-Z0-9_]*");

  static final Engine ENGINE = Engine.filesOnly("docker of Cloud Build");

  private static final Pattern PATH =
      Pattern.compile("(.*/)?[^/]*cloud-?build[^/]*\\.(ya?ml|json)");
  private static final Pattern SHELL = Pattern.compile("(/(usr/)?bin/)?(ba|da)?sh");
  private static final Pattern DOCKER = Pattern.compile(".*/docker(:.*|@.*)?|docker(:.*|@.*)?");

  @Override
  public String label() {
    return "cloud-build";
  }

  @Override
  public boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source())
        .flatMap(text -> text.root().flatMap(root -> new Build(text).document(root)));
  }

  /** One file. */
  private static final class Build {

    private final YamlEdits edits;
    private final YamlScripts scripts;
    private final List<CallerDocument> parts = new ArrayList<>();

    Build(YamlText text) {
      this.edits = new YamlEdits(text);
      this.scripts = new YamlScripts(text, HoleReader.NONE);
    }

    Optional<CallerDocument> document(YamlValue root) {
      for (var step : root.get("steps").map(YamlValue::items).orElse(List.of())) {
        if (step.trail().isEmpty() && step.node() instanceof YamlMapping mapping) {
          step(step, mapping).ifPresent(parts::add);
        }
      }
      return parts.isEmpty() ? Optional.empty() : Optional.of(new JoinedDocument(parts));
    }

    private Optional<CallerDocument> step(YamlValue step, YamlMapping mapping) {
      var name = step.get("name").flatMap(YamlValue::scalar).orElse("");
      var entry = step.get("entrypoint").flatMap(YamlValue::scalar).orElse("");
      var arguments = step.get("args").filter(args -> args.trail().isEmpty());
      if (name.contains("kaniko")) {
        return arguments.flatMap(args -> ArgumentList.reading(step, args, "/kaniko/executor"));
      }
      if (step.get("script").isPresent()) {
        return step.get("script").flatMap(script -> script(step, mapping, script, false));
      }
      if (SHELL.matcher(entry).matches()) {
        return arguments
            .flatMap(Build::command)
            .flatMap(script -> script(step, mapping, script, true));
      }
      boolean docker = entry.isEmpty() ? DOCKER.matcher(name).matches() : entry.equals("docker");
      return docker
          ? arguments.flatMap(
              args -> ArgumentList.of(step, args, new ListEnvironment(step, mapping, edits), edits))
          : Optional.empty();
    }

    /** Returns the script behind the option of the shell that takes one. */
    private static Optional<YamlValue> command(YamlValue arguments) {
      var items = arguments.items();
      for (int at = 0; at + 1 < items.size(); at++) {
        if (items.get(at).scalar().filter(text -> text.matches("-[a-z]*c")).isPresent()) {
          return Optional.of(items.get(at + 1));
        }
      }
      return Optional.empty();
    }

    private Optional<CallerDocument> script(
        YamlValue step, YamlMapping mapping, YamlValue script, boolean escaped) {
      if (!script.trail().isEmpty() || !(script.node() instanceof YamlScalar scalar)) {
        return Optional.empty();
      }
      var directories =
          step.get("dir")
              .flatMap(YamlValue::scalar)
              .map(dir -> SUBSTITUTION.matcher(dir).replaceAll("*"))
              .or(() -> Optional.of(""))
              .flatMap(Paths::clean)
              .map(List::of)
              .orElse(List.of());
      var setting = JobScript.Setting.in(directories, ScriptPiece.Shape.FIXED).on(ENGINE, false);
      var pieces = List.of(new ScriptPiece(script, scalar, true));
      return JobScript.of(scripts, edits, pieces, setting, found -> text(found, escaped))
          .map(document -> new ListEnvironment(step, mapping, edits).withBuildKit(document));
    }

    private Optional<Embedded> text(YamlScalar scalar, boolean escaped) {
      var text = scripts.embed(scalar);
      return escaped ? text.flatMap(found -> EscapedDollars.decoded(found, SUBSTITUTION)) : text;
    }
  }
}
