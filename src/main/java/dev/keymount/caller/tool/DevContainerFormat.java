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
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Dev containers: {@code build.args} become {@code build.options}. The file is JSON with comments,
 * which is YAML once the comments are blank.
 */
public final class DevContainerFormat implements CallerFormat {

  private static final Pattern NAME = Pattern.compile("(.*/)?\\.?devcontainer\\.json");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?:localEnv|env):([A-Za-z_]\\w*)}");

  @Override
  public String label() {
    return "devcontainer";
  }

  @Override
  public boolean covers(String path) {
    return NAME.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    var blank = BlankComments.of(file.source().text());
    return YamlText.read(SourceText.of(blank))
        .flatMap(YamlText::root)
        .filter(root -> root.get("dockerComposeFile").isEmpty())
        .flatMap(root -> build(file, root))
        .map(
            build ->
                new YamlBuilds(
                    build.place().text(),
                    List.of(build),
                    new Arguments(file.source().text(), workspace(file))));
  }

  private static Optional<YamlBuild> build(CallerFile file, YamlValue root) {
    var place = root.get("build").filter(found -> found.mapping().isPresent());
    var dockerfile =
        place
            .flatMap(found -> found.get("dockerfile").or(() -> found.get("dockerFile")))
            .or(() -> root.get("dockerFile"))
            .flatMap(YamlValue::scalar);
    if (dockerfile.isEmpty()) {
      return Optional.empty();
    }
    boolean features = root.get("features").filter(found -> !found.entries().isEmpty()).isPresent();
    var target =
        Paths.from(file.directory(), dockerfile.get())
            .map(path -> new Target(List.of(path)))
            .orElse(Target.UNKNOWN);
    var where = place.orElse(root);
    var call =
        new Call(
            where.line(),
            features ? Engine.filesOnly("dev container features") : Engine.DOCKER,
            target,
            YamlBuild.arguments(where, "args").keySet());
    return Optional.of(new YamlBuild(call, where, "args"));
  }

  /** Returns the directory that is opened, relative to the root. */
  private static String workspace(CallerFile file) {
    var directory = "/" + file.directory() + "/";
    int at = directory.indexOf("/.devcontainer/");
    var opened = at < 0 ? directory : directory.substring(0, at + 1);
    return opened.replaceAll("^/+|/+$", "");
  }

  /**
   * The arguments of one file.
   *
   * @param text its text
   * @param workspace the directory that is opened
   */
  private record Arguments(String text, String workspace) implements YamlBuilds.Channels {

    @Override
    public YamlBuilds.Meeting meeting(YamlBuild build, Need need) {
      var name = need.argument().orElse(need.id());
      if (need.file().isPresent()) {
        return contextFile(build, need, need.file().get());
      }
      var variable =
          build
              .argument(need)
              .map(value -> variable(value.scalar().orElse("")))
              .orElse(Optional.of(name));
      var channel = Channel.variable(need, variable.orElse(name));
      if (variable.isEmpty()) {
        return new YamlBuilds.Meeting(
            Optional.empty(),
            after(channel),
            "no one local variable holds the value: remove "
                + name
                + " from args, add "
                + options(channel)
                + " to options and set "
                + name
                + " in the environment of the editor; a value that stands in the file must be"
                + " replaced");
      }
      return new YamlBuilds.Meeting(
          Optional.of(channel),
          after(channel),
          need.isSsh()
              ? "the key comes from the agent of the editor's environment now: ssh-add it before"
              : "build.options needs version 0.56 of the dev container CLI, and the build sees "
                  + variable.get()
                  + " of the editor's environment");
    }

    private YamlBuilds.Meeting contextFile(YamlBuild build, Need need, String file) {
      var context = build.place().get("context").flatMap(YamlValue::scalar).orElse(".");
      var dockerfile = build.call().target().dockerfiles().stream().findFirst().orElse("");
      return new YamlBuilds.Meeting(
          Optional.empty(),
          need.isSsh() ? "--ssh " + need.id() + "=FILE" : "--secret id=" + need.id() + ",src=FILE",
          "add it to build.options, with ${localWorkspaceFolder} ahead of the path of "
              + file
              + " in the context "
              + context
              + (dockerfile.isEmpty() ? "" : " of " + dockerfile)
              + (workspace.isEmpty() ? "" : ", seen from " + workspace));
    }

    private static Optional<String> variable(String value) {
      var matcher = VARIABLE.matcher(value);
      return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String after(Channel channel) {
      return "options: --" + channel.attribute() + " " + channel.text();
    }

    private static String options(Channel channel) {
      return "\"--" + channel.attribute() + "\", \"" + channel.text() + "\"";
    }

    @Override
    public Optional<List<TextEdit>> edits(
        YamlBuild build, List<YamlBuilds.Met> met, YamlEdits edits) {
      var options = new ArrayList<YamlNew>();
      for (var one : met) {
        options.add(YamlNew.text("--" + one.channel().attribute()));
        options.add(YamlNew.text(one.channel().text()));
      }
      return build
          .edits(
              edits,
              met.stream().map(YamlBuilds.Met::need).toList(),
              Map.of("options", YamlNew.items(options)))
          .filter(list -> list.stream().noneMatch(this::losesComment))
          .map(list -> list.stream().map(this::withTabs).toList());
    }

    /** Returns whether an edit takes a comment that stands between other things. */
    private boolean losesComment(TextEdit edit) {
      var gone = edit.range().of(text);
      var blank = edit.range().of(BlankComments.of(text));
      boolean comment = !gone.replace('\t', ' ').equals(blank.replace('\t', ' '));
      return comment && !gone.endsWith("\n");
    }

    /** Gives new lines the tabs of the line that they follow. */
    private TextEdit withTabs(TextEdit edit) {
      int at = edit.range().start();
      int start = text.lastIndexOf('\n', at - 1) + 1;
      int end = start;
      while (end < text.length() && (text.charAt(end) == '\t' || text.charAt(end) == ' ')) {
        end++;
      }
      var leading = text.substring(start, end);
      return leading.indexOf('\t') < 0
          ? edit
          : new TextEdit(
              edit.range(),
              edit.replacement().replace("\n" + " ".repeat(leading.length()), "\n" + leading));
    }
  }
}
