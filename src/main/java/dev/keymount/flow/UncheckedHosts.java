package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Clue;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Settings with which ssh takes any host for the one that it is told to talk to. */
final class UncheckedHosts {

  private static final Pattern SETTING =
      Pattern.compile(
          "StrictHostKeyChecking[ \\t=\\\\\"']++(?i:no|off|false)\\b"
              + "|UserKnownHostsFile[ \\t=\\\\\"']++/dev/null");

  private UncheckedHosts() {}

  /** Returns a life for each instruction that makes such a setting; none of it is a secret. */
  static List<Life> in(Build build) {
    var lives = new ArrayList<Life>();
    if (!build.has(Clue.UNCHECKED_HOST) || !SETTING.matcher(build.text()).find()) {
      return lives;
    }
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        if (SETTING.matcher(step.instruction().range().of(build.text())).find()) {
          lives.add(life(step));
        }
      }
    }
    return lives;
  }

  private static Life life(Step step) {
    var reason =
        "line "
            + step.line()
            + " lets ssh talk to any host that answers; put the host's key, compared with the one"
            + " that its owner publishes, into known_hosts and delete this";
    return new Life(
        "StrictHostKeyChecking",
        SecretKind.OTHER,
        Entry.UNCHECKED,
        List.of(),
        List.of(LifeEvent.of(Kind.UNFOLLOWED, step, reason)),
        Set.of(),
        false);
  }
}
