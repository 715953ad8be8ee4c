package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlScalar;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A step of a plugin that builds images. Drone's own takes secrets from variables of the step, and
 * turns BuildKit on for them.
 *
 * @see <a href="https://plugins.drone.io/plugins/docker">the settings of Drone's plugin</a>
 */
final class PluginBuild implements CallerDocument {

  private static final Pattern DRONE =
      Pattern.compile("plugins/(docker|ecr|gcr|acr|gar|heroku)(:.*)?");
  private static final Pattern OTHER =
      Pattern.compile(".*docker-buildx(:.*)?|.*/drone-docker(:.*)?");
  private static final String FROM_ENVIRONMENT = "build_args_from_env";
  private static final String SECRETS = "secrets_from_env";

  private final YamlValue settings;
  private final YamlEdits edits;
  private final boolean known;
  private final Call call;
  private final Map<String, YamlValue> passed;

  private PluginBuild(
      YamlValue settings,
      YamlEdits edits,
      boolean known,
      Call call,
      Map<String, YamlValue> passed) {
    this.settings = settings;
    this.edits = edits;
    this.known = known;
    this.call = call;
    this.passed = passed;
  }

  /** Reads a step; empty where its plugin is not known to build. */
  static Optional<CallerDocument> of(YamlValue step, String image, YamlEdits edits) {
    var settings = step.get("settings");
    if (settings.isEmpty() || !settings.get().trail().isEmpty()) {
      return Optional.empty();
    }
    var passed = passed(settings.get());
    var context = settings.get().get("context").flatMap(YamlValue::scalar);
    var file = settings.get().get("dockerfile").flatMap(YamlValue::scalar);
    if (image.contains("kaniko")) {
      return Optional.of(UnmountedBuild.kaniko(step.line(), context, file, passed.keySet()));
    }
    boolean known = DRONE.matcher(image).matches();
    if (!known && !OTHER.matcher(image).matches()) {
      return Optional.empty();
    }
    var call =
        new Call(
            settings.get().line(),
            Engine.filesOnly(image.replaceAll("[:@].*", "")),
            Paths.target(List.of(file.orElse("Dockerfile"))),
            passed.keySet());
    return Optional.of(new PluginBuild(settings.get(), edits, known, call, passed));
  }

  private static Map<String, YamlValue> passed(YamlValue settings) {
    var passed = new LinkedHashMap<String, YamlValue>();
    for (var key : List.of(FROM_ENVIRONMENT, "build_args")) {
      var list = settings.get(key);
      var values = new ArrayList<YamlValue>(list.map(YamlValue::items).orElse(List.of()));
      list.filter(value -> value.scalar().isPresent()).ifPresent(values::add);
      for (var value : values) {
        for (var text : value.scalar().orElse("").split(",", -1)) {
          passed.putIfAbsent(text.strip().replaceFirst("(?s)=.*", ""), value);
        }
      }
    }
    passed.remove("");
    return passed;
  }

  @Override
  public List<Call> calls() {
    return List.of(call);
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var found = new ArrayList<TextEdit>();
    var answers = new ArrayList<Answer>();
    for (var need : demands.get(0).needs()) {
      need.argument()
          .ifPresent(
              name -> {
                var value = passed.get(name);
                if (value != null) {
                  answers.add(answer(need, name, value, options, found));
                }
              });
    }
    return new CallerRewrite(found, answers);
  }

  private Answer answer(
      Need need, String name, YamlValue value, Options options, List<TextEdit> found) {
    int line = value.line();
    var key =
        name.equals(value.scalar().orElse("")) && isFromEnvironment(value)
            ? FROM_ENVIRONMENT
            : "build_args";
    var before = key + ": " + name;
    var after = need.isSsh() ? "ssh_agent_key" : SECRETS + ": " + need.id() + "=" + name;
    boolean held = need.applicability() == Applicability.UNSAFE && !options.unsafe();
    var edit =
        known
                && !need.isSsh()
                && need.form() != Need.Form.FILE
                && key.equals(FROM_ENVIRONMENT)
                && !need.keepsArgument()
            ? moved(need, name, value)
            : Optional.<List<TextEdit>>empty();
    if (edit.isEmpty()) {
      return new Answer(
          line,
          CallerRule.SECRET_BUILD_ARG,
          Applicability.ADVICE,
          false,
          before,
          known ? after : advised(need, name),
          advice(need, name, key));
    }
    if (!held) {
      found.addAll(edit.get());
    }
    return new Answer(
        line,
        CallerRule.SECRET_BUILD_ARG,
        need.applicability(),
        !held,
        before,
        after,
        "the plugin hands the variable to the build as a secret, since version 20.14");
  }

  private static String advised(Need need, String name) {
    return need.isSsh() ? "ssh-agent-key" : "secrets: id=" + need.id() + ",env=" + name;
  }

  private String advice(Need need, String name, String key) {
    if (!known) {
      return "see in the documentation of the plugin how its version passes secrets: take "
          + name
          + " out of "
          + key
          + " and add "
          + advised(need, name);
    }
    return need.isSsh()
        ? "take " + name + " out of " + key + " and give the secret with the key to ssh_agent_key"
        : "take "
            + name
            + " out of "
            + key
            + ", set it in the environment of the step, and add "
            + SECRETS
            + ": "
            + need.id()
            + "="
            + name;
  }

  private boolean isFromEnvironment(YamlValue value) {
    return settings
        .get(FROM_ENVIRONMENT)
        .filter(list -> list.node().range().encloses(value.node().range()))
        .isPresent();
  }

  /** Returns the edits where the argument is the only one of its list. */
  private Optional<List<TextEdit>> moved(Need need, String name, YamlValue value) {
    var list = settings.get(FROM_ENVIRONMENT).map(YamlValue::items).orElse(List.of());
    var entry = settings.mapping().flatMap(mapping -> mapping.own(FROM_ENVIRONMENT));
    boolean alone = list.size() == 1 && value.trail().isEmpty() && settings.get(SECRETS).isEmpty();
    if (entry.isEmpty()
        || !alone
        || !(value.node() instanceof YamlScalar scalar)
        || !(entry.get().key() instanceof YamlScalar key)) {
      return list.size() > 1 ? apart(need, name, value) : Optional.empty();
    }
    var edit = edits.replace(scalar, need.id() + "=" + name);
    return edit.map(found -> List.of(new TextEdit(key.range(), SECRETS), found));
  }

  private Optional<List<TextEdit>> apart(Need need, String name, YamlValue value) {
    var mapping = (YamlMapping) settings.node();
    var entry = mapping.own(FROM_ENVIRONMENT).orElseThrow();
    var list = settings.get(FROM_ENVIRONMENT).flatMap(YamlValue::sequence);
    if (list.isEmpty() || value.part().isEmpty() || settings.get(SECRETS).isPresent()) {
      return Optional.empty();
    }
    var added =
        edits.add(
            mapping,
            entry,
            YamlEdits.Side.BEFORE,
            SECRETS,
            dev.keymount.caller.yaml.YamlNew.list(need.id() + "=" + name));
    var removed = edits.remove(list.get(), List.of(value.part().get()));
    if (added.isEmpty() || removed.isEmpty()) {
      return Optional.empty();
    }
    var all = new ArrayList<>(removed.get());
    all.add(added.get());
    return Optional.of(all);
  }
}
