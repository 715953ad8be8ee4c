package dev.keymount.caller.tool;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.Target;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlNew;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tasks of Ansible that build images. {@code docker_image} builds by an interface that knows no
 * secrets: advice. {@code docker_image_build} gets {@code secrets}.
 */
public final class AnsibleFormat implements CallerFormat {

  private static final Set<String> OLD =
      Set.of(
          "docker_image",
          "community.docker.docker_image",
          "community.general.docker_image",
          "ansible.builtin.docker_image");
  private static final Set<String> NEW =
      Set.of("docker_image_build", "community.docker.docker_image_build");
  private static final Pattern LOOKUP =
      Pattern.compile(
          "\\{\\{\\s*lookup\\(\\s*['\"](?:ansible\\.builtin\\.)?env['\"]\\s*,"
              + "\\s*['\"][A-Za-z_]\\w*['\"]\\s*\\)\\s*}}");
  private static final Pattern EXPRESSION =
      Pattern.compile("\\{\\{\\s*[A-Za-z_][\\w.]*(?:\\s*\\|\\s*\\w+)*\\s*}}");
  private static final Pattern HERE =
      Pattern.compile("^\\{\\{\\s*(playbook_dir|role_path)\\s*}}/?");
  private static final String AGENTS =
      "Ansible gives no ssh agent to a build; give the key as a secret with --ssh=file, or run"
          + " docker buildx build in a command task";
  private static final String OBSTACLE =
      "docker_image of Ansible builds without BuildKit; use community.docker.docker_image_build,"
          + " which has secrets since 3.10";

  @Override
  public String label() {
    return "ansible";
  }

  @Override
  public boolean covers(String path) {
    return path.endsWith(".yml") || path.endsWith(".yaml");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return file.source().text().contains("docker_image")
        ? YamlText.read(file.source()).flatMap(text -> document(file, text))
        : Optional.empty();
  }

  private static Optional<CallerDocument> document(CallerFile file, YamlText text) {
    var builds = new ArrayList<YamlBuild>();
    var old = new ArrayList<YamlBuild>();
    text.documents().forEach(root -> tasks(file, root, builds, old));
    return builds.isEmpty()
        ? Optional.empty()
        : Optional.of(new YamlBuilds(text, builds, new Tasks(old)));
  }

  /** Looks for tasks in lists, and in lists of blocks and plays. */
  private static void tasks(
      CallerFile file, YamlValue list, List<YamlBuild> builds, List<YamlBuild> old) {
    for (var item : list.items()) {
      item.entries()
          .forEach(
              (key, value) -> {
                if (OLD.contains(key)) {
                  value
                      .get("build")
                      .map(place -> build(file, place, Engine.without("ansible", OBSTACLE)))
                      .ifPresent(
                          build -> {
                            builds.add(build);
                            old.add(build);
                          });
                } else if (NEW.contains(key) && value.get("path").isPresent()) {
                  builds.add(build(file, value, Engine.DOCKER));
                } else if (value.trail().isEmpty()) {
                  tasks(file, value, builds, old);
                }
              });
    }
  }

  private static YamlBuild build(CallerFile file, YamlValue place, Engine engine) {
    var path = place.get("path").flatMap(YamlValue::scalar).orElse(".");
    var dockerfile = place.get("dockerfile").flatMap(YamlValue::scalar).orElse("Dockerfile");
    var relative = HERE.matcher(path).replaceFirst("./");
    var paths =
        List.of(file.directory(), "").stream()
            .flatMap(directory -> Paths.from(directory, relative).stream())
            .flatMap(context -> Paths.from(context, dockerfile).stream())
            .filter(found -> found.indexOf('{') < 0)
            .distinct()
            .toList();
    var names = YamlBuild.arguments(place, "args").keySet();
    var call =
        new Call(place.line(), engine.withoutAgents(names, AGENTS), new Target(paths), names);
    return new YamlBuild(call, place, "args");
  }

  /**
   * The tasks of one file.
   *
   * @param old those that can't have secrets
   */
  private record Tasks(List<YamlBuild> old) implements YamlBuilds.Channels {

    @Override
    public YamlBuilds.Meeting meeting(YamlBuild build, Need need) {
      var name = need.argument().orElse(need.id());
      var value = build.argument(need).flatMap(YamlValue::scalar).orElse("");
      var secret = secret(need, value);
      if (need.isSsh()) {
        return advice(
            "docker buildx build --ssh " + need.id(),
            "no module of Ansible gives an agent to a build: remove "
                + name
                + " from args and run docker buildx build --ssh "
                + need.id()
                + " in a command task, or keep the key as a secret with --ssh=file");
      }
      var after =
          "secrets: [" + secret.map(map -> map.flow(false)).orElse("{id: " + need.id() + "}") + "]";
      if (old.contains(build)) {
        return advice(
            after,
            "replace docker_image by community.docker.docker_image_build with name, path and "
                + after
                + ", without "
                + name
                + " in args and without source: build");
      }
      if (secret.isEmpty() || need.file().isPresent()) {
        return advice(
            "secrets: [{id: " + need.id() + "}]",
            need.file().isPresent()
                ? "give the file that was copied: add {id: "
                    + need.id()
                    + ", type: file, src: FILE} to secrets"
                : "no variable or expression holds the value: remove "
                    + name
                    + " from args, add {id: "
                    + need.id()
                    + ", type: env, env: "
                    + name
                    + "} to secrets and set "
                    + name
                    + " in the environment; a value that stands in the file must be replaced");
      }
      return new YamlBuilds.Meeting(
          Optional.of(Channel.variable(need, value)),
          after,
          "secrets of docker_image_build need community.docker 3.10");
    }

    private static YamlBuilds.Meeting advice(String after, String reason) {
      return new YamlBuilds.Meeting(Optional.empty(), after, reason);
    }

    /**
     * Returns the secret that has the value of an expression; empty for any other text. A look-up
     * of the environment stays one: it reads that of the controller, and {@code type: env} that of
     * the module, on another host or of another user.
     */
    private static Optional<YamlNew> secret(Need need, String value) {
      var secret = new LinkedHashMap<String, YamlNew>();
      secret.put("id", YamlNew.text(need.id()));
      if (LOOKUP.matcher(value).matches() || EXPRESSION.matcher(value).matches()) {
        secret.put("type", YamlNew.text("value"));
        secret.put("value", YamlNew.text(value));
      }
      return secret.size() == 1 ? Optional.empty() : Optional.of(YamlNew.map(secret));
    }

    @Override
    public Optional<List<TextEdit>> edits(
        YamlBuild build, List<YamlBuilds.Met> met, YamlEdits edits) {
      var secrets =
          met.stream()
              .flatMap(one -> secret(one.need(), one.channel().variable().orElse("")).stream())
              .toList();
      return build.edits(
          edits,
          met.stream().map(YamlBuilds.Met::need).toList(),
          Map.of("secrets", YamlNew.items(secrets)));
    }
  }
}
