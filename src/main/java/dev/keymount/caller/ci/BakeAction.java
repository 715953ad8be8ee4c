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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A step of {@code docker/bake-action}. What it sets over the bake file is for a person to change,
 * and so is the agent that it must be allowed to forward.
 *
 * @param place the step
 * @param call the build
 * @param settings the build arguments that it sets, with their lines
 * @see <a href="https://github.com/docker/bake-action">its inputs</a>
 */
record BakeAction(YamlValue place, Call call, Map<String, InputList.Line> settings)
    implements CallerDocument {

  private static final Pattern SETTING = Pattern.compile("\"?[\\w*-]+\\.args\\.([\\w.-]+)");
  private static final List<String> FILES =
      List.of(
          "docker-bake.json",
          "docker-bake.hcl",
          "docker-bake.override.json",
          "docker-bake.override.hcl");

  /** Reads a step of the action. */
  static BakeAction of(YamlValue place) {
    var settings = new LinkedHashMap<String, InputList.Line>();
    place
        .get("with")
        .flatMap(YamlValue::mapping)
        .flatMap(inputs -> InputList.of(place.text(), inputs, "set"))
        .ifPresent(list -> list.lines().forEach(line -> setting(line, settings)));
    var call =
        new Call(
            place.line(), Engine.DOCKER, Target.through(List.of(files(place))), settings.keySet());
    return new BakeAction(place, call, settings);
  }

  private static void setting(InputList.Line line, Map<String, InputList.Line> settings) {
    var matcher = SETTING.matcher(line.name());
    if (matcher.matches()) {
      settings.put(matcher.group(1), line);
    }
  }

  private static List<String> files(YamlValue place) {
    var directory = input(place, "workdir").orElse("");
    var named =
        place
            .get("with")
            .flatMap(YamlValue::mapping)
            .flatMap(inputs -> InputList.of(place.text(), inputs, "files"))
            .map(list -> list.lines().stream().map(InputList.Line::text).toList())
            .orElse(FILES);
    return named.stream()
        .flatMap(name -> Stream.of(name.split(",")))
        .flatMap(name -> Paths.clean(Paths.under(directory, name.strip())).stream())
        .toList();
  }

  private static Optional<String> input(YamlValue place, String name) {
    return place.at("with", name).flatMap(YamlValue::scalar);
  }

  @Override
  public List<Call> calls() {
    return List.of(call);
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var answers = new ArrayList<Answer>();
    for (var need : demands.get(0).needs()) {
      var line = need.argument().map(settings::get);
      if (line.isPresent() && !need.keepsArgument()) {
        answers.add(setting(need, line.get()));
      } else if (need.isSsh() && need.file().isEmpty() && !allows()) {
        answers.add(
            advice(
                call.line(),
                "docker/bake-action",
                "allow: ssh",
                "the bake file forwards an agent: add allow: ssh to the inputs, and load the key"
                    + " into an agent in a step before"));
      }
    }
    return new CallerRewrite(List.of(), answers);
  }

  private boolean allows() {
    return input(place, "allow").filter(text -> text.contains("ssh")).isPresent();
  }

  private Answer setting(Need need, InputList.Line line) {
    var name = need.argument().orElse(need.id());
    var reason =
        need.isSsh()
            ? "take it out of set, add allow: ssh, and load the key into an agent in a step before"
            : "take it out of set, and give its value to the step as env: "
                + name
                + ", or by the name that the secret of the bake file has there";
    return advice(
        place.text().source().line(line.place().start()),
        "set: " + line.name(),
        need.isSsh() ? "ssh: " + need.id() : "env: " + name,
        reason);
  }

  private static Answer advice(int line, String before, String after, String reason) {
    return new Answer(
        line, CallerRule.SECRET_BUILD_ARG, Applicability.ADVICE, false, before, after, reason);
  }
}
