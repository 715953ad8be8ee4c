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

  /** How much of a line is looked at for the command that a setting is an argument of. */
  private static final int NEAR = 200;

  private UncheckedHosts() {}

  /** Returns a life for each instruction that makes such a setting; none of it is a secret. */
  static List<Life> in(Build build) {
    var lives = new ArrayList<Life>();
    if (!build.has(Clue.UNCHECKED_HOST) || !isSet(build.text())) {
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
      int line = text.lastIndexOf('\n', setting.start()) + 1;
      var before = text.substring(Math.max(line, setting.start() - NEAR), setting.start());
      if (!isComment(text, line) && !isLookedFor(before) && !isTakenAway(before)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isComment(String text, int line) {
    int at = line;
    while (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
      at++;
    }
    return text.charAt(at) == '#';
  }

  private static boolean isLookedFor(String before) {
    int grep = before.lastIndexOf("grep ");
    return grep >= 0 && before.substring(grep).chars().noneMatch(c -> ";&|".indexOf(c) >= 0);
  }

  /** Returns whether a text ends in the address or the pattern of a sed command. */
  private static boolean isTakenAway(String before) {
    int quote = Math.max(before.lastIndexOf('\''), before.lastIndexOf('"'));
    if (quote < 0 || before.lastIndexOf("sed ", quote) < 0) {
      return false;
    }
    var script = before.substring(quote + 1);
    int from = script.startsWith("s") ? 1 : 0;
    return from < script.length()
        && "/#|,@".indexOf(script.charAt(from)) >= 0
        && script.indexOf(script.charAt(from), from + 1) < 0;
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
