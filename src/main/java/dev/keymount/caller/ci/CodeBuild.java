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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Build specifications of AWS CodeBuild.
 *
 * @see <a href="https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html">their
 *     syntax</a>
 */
public final class CodeBuild implements CallerFormat {

  private static final Pattern PATH = Pattern.compile("(.*/)?[^/]*build-?spec[^/]*\\.ya?ml");
  private static final List<String> PHASES = List.of("install", "pre_build", "build", "post_build");

  @Override
  public String label() {
    return "codebuild";
  }

  @Override
  public boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source())
        .flatMap(text -> text.root().flatMap(root -> read(text, root)));
  }

  private static Optional<CallerDocument> read(YamlText text, YamlValue root) {
    var shell = root.at("env", "shell").flatMap(YamlValue::scalar).orElse("sh");
    if (!shell.matches("/?.*sh") || shell.contains("power")) {
      return Optional.empty();
    }
    var file = new PipelineFile(text, WorkingDirectory.variable("CODEBUILD_SRC_DIR"));
    var setting =
        JobScript.Setting.in(List.of(""), ScriptPiece.Shape.LIST)
            .on(Engine.filesOnly("docker of CodeBuild"), false);
    var pieces = pieces(root);
    boolean apart =
        root.get("version").flatMap(YamlValue::scalar).filter("0.1"::equals).isPresent();
    if (apart) {
      pieces.forEach(piece -> file.script(List.of(piece), setting));
    } else {
      file.script(pieces, setting);
    }
    return file.document();
  }

  private static List<ScriptPiece> pieces(YamlValue root) {
    var pieces = new ArrayList<ScriptPiece>();
    for (var phase : PHASES) {
      var found = root.at("phases", phase);
      Stream.of("commands", "finally")
          .flatMap(key -> found.flatMap(value -> value.get(key)).stream())
          .forEach(script -> pieces.addAll(ScriptPiece.of(script, true)));
    }
    return pieces;
  }
}
