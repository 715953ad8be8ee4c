package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.yaml.HoleReader;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlScalar;
import dev.keymount.caller.yaml.YamlScripts;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jobs of one document of GitLab's. */
final class GitLabJobs {

  private static final int DEEPEST = 10;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)\\}?");
  private static final Set<String> GLOBAL =
      Set.of("stages", "variables", "workflow", "include", "cache", "image", "services", "spec");

  private final YamlValue root;
  private final YamlText text;
  private final YamlEdits edits;
  private final List<YamlValue> roots;

  /**
   * Looks at a document.
   *
   * @param others the documents of other files in the same pipeline, the nearest first
   */
  GitLabJobs(YamlText text, YamlValue root, List<YamlValue> others) {
    this.root = root;
    this.roots = Stream.concat(Stream.of(root), others.stream()).toList();
    this.edits = new YamlEdits(text);
    this.text = text;
  }

  /** Returns the scripts that build. */
  List<CallerDocument> documents() {
    var found = new ArrayList<CallerDocument>();
    root.entries()
        .forEach(
            (name, value) -> {
              boolean global = GLOBAL.contains(name) && value.get("script").isEmpty();
              if (value.trail().isEmpty() && !global) {
                entry(name, value, found);
              }
            });
    var borrowed =
        found.stream()
            .flatMap(script -> script instanceof JobScript job ? job.borrowed().stream() : null)
            .toList();
    found.replaceAll(script -> new SharedScript(script, borrowed));
    return found;
  }

  /** Returns the versions of Docker that jobs run with. */
  Stream<DockerImage> versions() {
    return root.entries().entrySet().stream()
        .filter(entry -> !GLOBAL.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(job -> job.get("script").or(() -> job.get("image")).isPresent())
        .flatMap(job -> images(job).versions());
  }

  private void entry(String name, YamlValue value, List<CallerDocument> found) {
    boolean isScript = name.endsWith("script") || name.startsWith(".");
    if (value.node() instanceof YamlMapping) {
      job(value, found);
    } else if (isScript) {
      document(value, pieces(value, true, 0), found);
    }
  }

  private void job(YamlValue job, List<CallerDocument> found) {
    var before = setting(job, "before_script");
    var script = setting(job, "script");
    var pieces = new ArrayList<ScriptPiece>();
    before.ifPresent(value -> pieces.addAll(pieces(value, isOwn(job, value), 0)));
    script.ifPresent(value -> pieces.addAll(pieces(value, isOwn(job, value), 0)));
    document(job, pieces, found);
    job.get("after_script")
        .filter(value -> isOwn(job, value))
        .ifPresent(value -> document(job, pieces(value, true, 0), found));
  }

  private static boolean isOwn(YamlValue job, YamlValue value) {
    return value.trail().isEmpty() && job.node().range().encloses(value.node().range());
  }

  private void document(YamlValue job, List<ScriptPiece> pieces, List<CallerDocument> found) {
    var images = images(job);
    var scripts = new YamlScripts(text, holes(job));
    var setting = images.setting(List.of(""), ScriptPiece.Shape.LIST);
    boolean off = variable(job, "DOCKER_BUILDKIT").filter("0"::equals).isPresent();
    JobScript.of(scripts, edits, pieces, off ? setting.on(setting.engine(), true) : setting)
        .ifPresent(found::add);
  }

  private HoleReader holes(YamlValue job) {
    var inputs = ExpressionHoles.of("\\$\\[\\[[^\\[\\]]*\\]\\]");
    var directory = WorkingDirectory.variable("CI_PROJECT_DIR");
    var constants = new ConstantHoles(name -> variable(job, name));
    return (value, at) ->
        inputs.at(value, at).or(() -> directory.at(value, at)).or(() -> constants.at(value, at));
  }

  private List<ScriptPiece> pieces(YamlValue value, boolean own, int depth) {
    var pieces = new ArrayList<ScriptPiece>();
    if (depth > DEEPEST) {
      return pieces;
    }
    if (value.node().head().tag().filter("!reference"::equals).isPresent()) {
      reference(value).ifPresent(found -> pieces.addAll(pieces(found, false, depth + 1)));
    } else if (value.node() instanceof YamlScalar scalar && !scalar.isNull()) {
      pieces.add(new ScriptPiece(value, scalar, own));
    }
    boolean isList = value.node().head().tag().isEmpty();
    for (var item : isList ? value.items() : List.<YamlValue>of()) {
      boolean far = item.trail().size() > value.trail().size();
      pieces.addAll(pieces(item, own && !far, depth + 1));
    }
    return pieces;
  }

  private Optional<YamlValue> reference(YamlValue value) {
    var path = value.items().stream().flatMap(item -> item.scalar().stream()).toList();
    return root.at(path.toArray(String[]::new));
  }

  /** Returns what a job has under a key, be it by a template or by default. */
  private Optional<YamlValue> setting(YamlValue job, String key) {
    return inherited(job, List.of(root), value -> value.get(key), 0)
        .or(() -> root.at("default", key))
        .or(() -> job.node() instanceof YamlMapping ? root.get(key) : Optional.empty());
  }

  /** Returns what a job has under a key, be it by a template or a default of another file. */
  private Optional<YamlValue> anywhere(YamlValue job, String key) {
    return inherited(job, roots, value -> value.get(key), 0)
        .or(() -> first(from -> from.at("default", key)))
        .or(() -> job.node() instanceof YamlMapping ? first(from -> from.get(key)) : job.get(key));
  }

  private Optional<YamlValue> first(Function<YamlValue, Optional<YamlValue>> getter) {
    return roots.stream().flatMap(from -> getter.apply(from).stream()).findFirst();
  }

  private static Optional<YamlValue> inherited(
      YamlValue job,
      List<YamlValue> roots,
      Function<YamlValue, Optional<YamlValue>> getter,
      int depth) {
    var own = getter.apply(job);
    if (own.isPresent() || depth > DEEPEST) {
      return own;
    }
    var parents = job.get("extends");
    var names =
        Stream.concat(
                parents.stream().flatMap(value -> value.scalar().stream()),
                parents.stream()
                    .flatMap(value -> value.items().stream())
                    .flatMap(item -> item.scalar().stream()))
            .toList();
    for (int at = names.size() - 1; at >= 0; at--) {
      var name = names.get(at);
      var found =
          roots.stream()
              .flatMap(from -> from.get(name).stream())
              .flatMap(parent -> inherited(parent, roots, getter, depth + 1).stream())
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private JobImages images(YamlValue job) {
    var image = anywhere(job, "image").flatMap(DockerImage::name).map(name -> filled(job, name));
    var services =
        anywhere(job, "services").map(YamlValue::items).orElse(List.of()).stream()
            .flatMap(item -> DockerImage.name(item).stream())
            .map(name -> filled(job, name))
            .toList();
    return new JobImages(image, services, variable(job, "DOCKER_BUILDKIT").isPresent());
  }

  private String filled(YamlValue job, String name) {
    var matcher = VARIABLE.matcher(name);
    return matcher.replaceAll(
        result -> Matcher.quoteReplacement(variable(job, result.group(1)).orElse("unknown")));
  }

  private Optional<String> variable(YamlValue job, String name) {
    return inherited(job, roots, value -> value.at("variables", name), 0)
        .or(() -> first(from -> from.at("variables", name)))
        .flatMap(value -> value.scalar().or(() -> value.get("value").flatMap(YamlValue::scalar)));
  }
}
