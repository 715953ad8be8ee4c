package dev.keymount.verify;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Build;
import dev.keymount.flow.Stage;
import dev.keymount.flow.Step;
import java.util.Map;
import java.util.Optional;

/** The lines of a Dockerfile that settings of an image come from. */
final class SettingLines {

  private static final Map<String, Keyword> KEYWORDS =
      Map.ofEntries(
          Map.entry("Cmd", Keyword.CMD),
          Map.entry("Entrypoint", Keyword.ENTRYPOINT),
          Map.entry("Env", Keyword.ENV),
          Map.entry("ExposedPorts", Keyword.EXPOSE),
          Map.entry("Healthcheck", Keyword.HEALTHCHECK),
          Map.entry("Labels", Keyword.LABEL),
          Map.entry("OnBuild", Keyword.ONBUILD),
          Map.entry("Shell", Keyword.SHELL),
          Map.entry("StopSignal", Keyword.STOPSIGNAL),
          Map.entry("User", Keyword.USER),
          Map.entry("Volumes", Keyword.VOLUME),
          Map.entry("WorkingDir", Keyword.WORKDIR));

  private SettingLines() {}

  /**
   * Returns the 1-based line of the last instruction that sets a field in a stage or in those that
   * it starts from; 0 where the base image does.
   *
   * @param stage the name or number of the stage
   * @param field as an {@code ImageConfig} names it: {@code Cmd}, {@code Env.PATH}
   */
  static int of(Dockerfile tree, String stage, String field) {
    for (var at = Build.of(tree).stage(stage); at.isPresent(); at = at.flatMap(Stage::parent)) {
      var last = at.get().steps().stream().filter(step -> sets(step, field)).reduce((a, b) -> b);
      if (last.isPresent()) {
        return last.get().line();
      }
    }
    return 0;
  }

  private static boolean sets(Step step, String field) {
    int dot = field.indexOf('.');
    var keyword = Optional.ofNullable(KEYWORDS.get(dot < 0 ? field : field.substring(0, dot)));
    return keyword.filter(step::is).isPresent()
        && (dot < 0 || step.instruction().values().contains(field.substring(dot + 1)));
  }
}
