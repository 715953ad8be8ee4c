package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Settings with which ssh takes any host for the one that it is told to talk to. */
final class UncheckedHosts {

  private static final Pattern SETTING =
      Pattern.compile(
          "(?i)StrictHostKeyChecking[ \\t=\\\\\"']++(?:no|off|false)\\b"
              + "|UserKnownHostsFile[ \\t=\\\\\"']++/dev/null");

  /** What stands on a line before words that are looked for or taken away, and not written. */
  private static final Pattern NOT_SET =
      Pattern.compile(
          "\\s*#.*"
              + "|.*\\bgrep\\b[^;&|]*"
              + "|.*\\bsed\\b[^;&]*[\"'](?:s([/#|,@])(?:(?!\\1).)*|/[^/]*)");

  private UncheckedHosts() {}

  /** Returns a life for each instruction that makes such a setting; none of it is a secret. */
  static List<Life> in(Build build) {
    var lives = new ArrayList<Life>();
    if (!isSet(build.text())) {
      return lives;
    }
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        if (isSet(step.instruction().range().of(build.text()))) {
          lives.add(life(step));
        }
      }
    }
    return lives;
  }

  private static boolean isSet(String text) {
    var setting = SETTING.matcher(text);
    while (setting.find()) {
      var before = text.substring(text.lastIndexOf('\n', setting.start()) + 1, setting.start());
      if (!NOT_SET.matcher(before).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Life life(Step step) {
    var reason =
        "line "
            + step.line()
            + " lets ssh talk to any host that answers; put the host's key, compared with the one"
            + " that its owner publishes, into known_hosts and delete this";
    return new Life(
        "host key",
        SecretKind.OTHER,
        Entry.UNCHECKED,
        List.of(),
        List.of(LifeEvent.of(Kind.UNFOLLOWED, step, reason)),
        Set.of(),
        false);
  }
}
