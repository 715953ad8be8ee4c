package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.Target;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.Applicability;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A step whose action builds an image and is not one that is rewritten: advice alone.
 *
 * @param uses the action with its version
 * @param key the input that has the build arguments
 * @param lines the line of each argument by its name
 * @param call the build
 */
record ActionAdvice(String uses, String key, Map<String, Integer> lines, Call call)
    implements CallerDocument {

  private static final Pattern READ =
      Pattern.compile("docker/(build-push-action@(?!v?1([.].*)?$)|bake-action@).*|[^@]*kaniko.*");
  private static final List<String> KEYS = List.of("build-args", "build_args", "buildargs");
  private static final List<String> FILES =
      List.of("containerfiles", "dockerfiles", "dockerfile", "containerfile", "file");
  private static final List<String> DIRECTORIES = List.of("context", "path");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{[^{}]*\\}\\}");
  private static final Pattern NAME =
      Pattern.compile("\\s*[\"']?([A-Za-z_]\\w*)(=.*)?", Pattern.DOTALL);

  ActionAdvice {
    lines = Map.copyOf(lines);
  }

  /** Reads a step; empty where its action passes no build arguments or is one of those known. */
  static Optional<CallerDocument> of(StepPlace place, String uses) {
    if (uses.isEmpty() || READ.matcher(uses).matches()) {
      return Optional.empty();
    }
    var step = place.value();
    return KEYS.stream()
        .filter(key -> step.at("with", key).flatMap(YamlValue::scalar).isPresent())
        .findFirst()
        .map(key -> read(place, uses, key));
  }

  private static ActionAdvice read(StepPlace place, String uses, String key) {
    var input = place.value().at("with", key);
    int line = input.map(YamlValue::line).orElse(place.value().line());
    var names = new LinkedHashMap<String, Integer>();
    input.flatMap(YamlValue::scalar).stream()
        .flatMap(text -> Arrays.stream(text.split("[\n,]", -1)))
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .forEach(name -> names.putIfAbsent(name.group(1), line));
    var engine = isBuildah(uses) ? Engine.filesOnly("buildah") : Engine.DOCKER;
    return new ActionAdvice(
        uses, key, names, new Call(line, engine, target(place.value()), names.keySet()));
  }

  private static boolean isBuildah(String uses) {
    return uses.startsWith("redhat-actions/buildah-build@");
  }

  /** Returns what the inputs name; nothing where they name neither a file nor a directory. */
  private static Target target(YamlValue step) {
    var files =
        inputs(step, FILES).flatMap(String::lines).map(ActionAdvice::local).distinct().toList();
    var directories = inputs(step, DIRECTORIES).map(ActionAdvice::local).toList();
    if (files.isEmpty()) {
      return Paths.target(
          directories.stream().map(directory -> Paths.under(directory, "Dockerfile")).toList());
    }
    return Paths.target(
        Stream.concat(
                files.stream(),
                directories.stream()
                    .flatMap(directory -> files.stream().map(file -> Paths.under(directory, file))))
            .toList());
  }

  private static Stream<String> inputs(YamlValue step, List<String> names) {
    return names.stream()
        .flatMap(name -> step.at("with", name).flatMap(YamlValue::scalar).stream())
        .filter(text -> !text.isBlank());
  }

  private static String local(String path) {
    var here = path.strip().replaceAll("^\\$\\{\\{\\s*github\\.workspace\\s*\\}\\}/?", "");
    return EXPRESSION.matcher(here).replaceAll("*");
  }

  @Override
  public List<Call> calls() {
    return List.of(call);
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var answers =
        demands.get(0).needs().stream()
            .filter(need -> need.argument().map(lines::containsKey).orElse(need.file().isPresent()))
            .map(this::answer)
            .toList();
    return new CallerRewrite(List.of(), answers);
  }

  private Answer answer(Need need) {
    var passed = need.argument();
    var after = need.isSsh() ? "--ssh=" + need.id() : "--secret=id=" + need.id() + source(need);
    var remove = passed.map(name -> "take " + name + " out of " + key + ", ").orElse("");
    return new Answer(
        passed.map(lines::get).orElse(call.line()),
        CallerRule.SECRET_BUILD_ARG,
        Applicability.ADVICE,
        false,
        passed
            .map(name -> key + ": " + name)
            .orElseGet(() -> need.file().orElse(need.id()) + " in the context"),
        isBuildah(uses) ? "extra-args: " + after : need.isSsh() ? "ssh" : "secrets",
        isBuildah(uses) ? buildah(need, remove, after) : other(need, remove));
  }

  private static String source(Need need) {
    return need.form() == Need.Form.FILE
        ? ",src=" + need.file().orElse("FILE")
        : ",env=" + need.id();
  }

  private static String buildah(Need need, String remove, String after) {
    var add = remove + "add the line " + after + " to extra-args";
    if (need.isSsh()) {
      return add + ", and load the key into an agent in a step before";
    }
    return need.form() == Need.Form.FILE
        ? add + ", and see that the file is there"
        : add + " and " + need.id() + " with the value to the env of the step";
  }

  private String other(Need need, String remove) {
    return uses
        + " is not known to give secrets to a build: "
        + remove
        + "and build by docker/build-push-action@v6 with "
        + (need.isSsh() ? "ssh: " + need.id() : "secrets: " + need.id() + "=VALUE");
  }
}
