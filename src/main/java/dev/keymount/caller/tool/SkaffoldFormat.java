package dev.keymount.caller.tool;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.Target;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlEdits.Side;
import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlNew;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Skaffold's configuration: {@code buildArgs} of docker artifacts become {@code secrets} and {@code
 * ssh}, and local builds use BuildKit.
 */
public final class SkaffoldFormat implements CallerFormat {

  private static final Pattern NAME = Pattern.compile("skaffold[\\w.-]*\\.ya?ml");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*\\.([A-Za-z_]\\w*)\\s*}}");
  private static final String CLUSTER =
      "Skaffold builds in a cluster or in Google Cloud Build, which can't mount secrets; build the"
          + " image locally with useBuildkit or by a custom buildCommand";

  @Override
  public String label() {
    return "skaffold";
  }

  @Override
  public boolean covers(String path) {
    return NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source()).flatMap(text -> document(file, text));
  }

  private static Optional<CallerDocument> document(CallerFile file, YamlText text) {
    var builds = new ArrayList<YamlBuild>();
    var sections = new LinkedHashMap<YamlBuild, YamlValue>();
    var current = new ArrayList<YamlBuild>();
    for (var root : text.documents()) {
      var version = root.get("apiVersion").flatMap(YamlValue::scalar).orElse("");
      if (version.startsWith("skaffold/")) {
        var profiles =
            root.get("profiles").map(YamlValue::items).orElse(List.of()).stream()
                .flatMap(profile -> profile.get("build").stream());
        Stream.concat(root.get("build").stream(), profiles)
            .forEach(
                section -> {
                  for (var build : builds(file, section)) {
                    builds.add(build);
                    sections.put(build, section);
                    if (version.matches("skaffold/v[34].*")) {
                      current.add(build);
                    }
                  }
                });
      }
    }
    return builds.isEmpty()
        ? Optional.empty()
        : Optional.of(new YamlBuilds(text, builds, new Artifacts(sections, current)));
  }

  private static List<YamlBuild> builds(CallerFile file, YamlValue section) {
    boolean remote =
        section.get("cluster").isPresent() || section.get("googleCloudBuild").isPresent();
    var found = new ArrayList<YamlBuild>();
    for (var artifact : section.get("artifacts").map(YamlValue::items).orElse(List.of())) {
      var kaniko = artifact.get("kaniko");
      artifact
          .get("docker")
          .or(() -> kaniko)
          .or(() -> isDefault(artifact) ? Optional.of(artifact) : Optional.empty())
          .ifPresent(
              place -> {
                var engine =
                    remote || kaniko.isPresent()
                        ? Engine.without("skaffold", CLUSTER)
                        : Engine.DOCKER;
                var arguments = YamlBuild.arguments(place, "buildArgs").keySet();
                var call =
                    new Call(artifact.line(), engine, target(file, artifact, place), arguments);
                found.add(new YamlBuild(call, place, "buildArgs"));
              });
    }
    return found;
  }

  private static boolean isDefault(YamlValue artifact) {
    return artifact.get("image").isPresent()
        && Stream.of("bazel", "jib", "custom", "buildpacks", "ko")
            .allMatch(builder -> artifact.get(builder).isEmpty());
  }

  private static Target target(CallerFile file, YamlValue artifact, YamlValue place) {
    var context = artifact.get("context").flatMap(YamlValue::scalar).orElse(".");
    var dockerfile = place.get("dockerfile").flatMap(YamlValue::scalar).orElse("Dockerfile");
    return Paths.from(file.directory(), context)
        .flatMap(directory -> Paths.from(directory, dockerfile))
        .filter(path -> path.indexOf('{') < 0)
        .map(path -> new Target(List.of(path)))
        .orElse(Target.UNKNOWN);
  }

  /**
   * The artifacts of one file.
   *
   * @param sections the {@code build} that each is part of
   * @param current those in a version of the format that surely knows lists of secrets
   */
  private record Artifacts(Map<YamlBuild, YamlValue> sections, List<YamlBuild> current)
      implements YamlBuilds.Channels {

    @Override
    public YamlBuilds.Meeting meeting(YamlBuild build, Need need) {
      var name = need.argument().orElse(need.id());
      var variable =
          build.argument(need).map(value -> variable(name, value)).orElse(Optional.of(name));
      var text =
          need.isSsh()
              ? "ssh: " + need.id()
              : "secrets: [{id: " + need.id() + ", env: " + variable.orElse(name) + "}]";
      var remove = "remove " + name + " from buildArgs, add " + text + " to docker, ";
      if (build.call().engine().obstacle().isPresent()) {
        return advice(text, CLUSTER);
      }
      if (need.file().isPresent()) {
        return advice(
            need.isSsh()
                ? "ssh: " + need.id() + "=FILE"
                : "secrets: [{id: " + need.id() + ", src: FILE}]",
            "give the file that was copied by its path from where Skaffold runs");
      }
      if (variable.isEmpty()) {
        return advice(
            text,
            "no one variable holds the value: "
                + remove
                + "and set "
                + name
                + " in the environment; a value that stands in the file must be replaced");
      }
      if (!current.contains(build)) {
        return advice(
            text,
            remove + "set local.useBuildkit, and raise apiVersion to one of Skaffold 2 for it");
      }
      var reason =
          need.isSsh()
              ? "the key comes from an agent now: ssh-add it before skaffold build"
              : "Skaffold reads " + variable.get() + " from the environment, as the template did";
      return new YamlBuilds.Meeting(
          Optional.of(Channel.variable(need, variable.get())), text, reason);
    }

    private static YamlBuilds.Meeting advice(String after, String reason) {
      return new YamlBuilds.Meeting(Optional.empty(), after, reason);
    }

    /** Returns the variable that holds a value; null is passed on from the environment. */
    private static Optional<String> variable(String name, YamlValue value) {
      if (value.isNull()) {
        return Optional.of(name);
      }
      var matcher = VARIABLE.matcher(value.scalar().orElse(""));
      return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public Optional<List<TextEdit>> edits(
        YamlBuild build, List<YamlBuilds.Met> met, YamlEdits edits) {
      var added = new LinkedHashMap<String, YamlNew>();
      var secrets = new ArrayList<YamlNew>();
      for (var one : met) {
        if (one.channel().ssh()) {
          if (build
              .place()
              .get("ssh")
              .flatMap(YamlValue::scalar)
              .filter(one.channel().id()::equals)
              .isEmpty()) {
            added.put("ssh", YamlNew.text(one.channel().id()));
          }
        } else {
          var secret = new LinkedHashMap<String, YamlNew>();
          secret.put("id", YamlNew.text(one.channel().id()));
          secret.put("env", YamlNew.text(one.channel().variable().orElse("")));
          secrets.add(YamlNew.map(secret));
        }
      }
      if (!secrets.isEmpty()) {
        added.put("secrets", YamlNew.items(secrets));
      }
      var section = sections.get(build);
      var first =
          sections.entrySet().stream()
              .filter(entry -> entry.getValue().equals(section))
              .findFirst()
              .filter(entry -> entry.getKey().equals(build))
              .isPresent();
      var result = build.edits(edits, met.stream().map(YamlBuilds.Met::need).toList(), added);
      return result.flatMap(
          list ->
              (section == null ? Optional.<List<TextEdit>>empty() : buildKit(section, edits, first))
                  .map(more -> Stream.concat(list.stream(), more.stream()).toList()));
    }

    /** Makes local builds use BuildKit; the first build of a section does it for all. */
    private static Optional<List<TextEdit>> buildKit(
        YamlValue section, YamlEdits edits, boolean first) {
      var local = section.get("local");
      var used = local.flatMap(value -> value.get("useBuildkit")).flatMap(YamlValue::scalar);
      if (used.filter("true"::equals).isPresent()) {
        return Optional.of(List.of());
      }
      if (used.isPresent() || !first || section.shared() || section.mapping().isEmpty()) {
        return Optional.empty();
      }
      if (local.isEmpty()) {
        return add(
            edits,
            section.mapping().get(),
            "local",
            YamlNew.map("useBuildkit", YamlNew.word("true")));
      }
      return local
          .flatMap(YamlValue::mapping)
          .flatMap(mapping -> add(edits, mapping, "useBuildkit", YamlNew.word("true")));
    }

    private static Optional<List<TextEdit>> add(
        YamlEdits edits, YamlMapping mapping, String key, YamlNew value) {
      List<YamlEntry> entries = mapping.entries();
      return entries.isEmpty()
          ? Optional.empty()
          : edits
              .add(mapping, entries.get(entries.size() - 1), Side.AFTER, key, value)
              .map(List::of);
    }
  }
}
