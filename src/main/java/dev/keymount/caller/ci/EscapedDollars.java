package dev.keymount.caller.ci;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Hole;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Scripts in which the host fills in variables itself, so that a dollar sign of the shell is two.
 */
final class EscapedDollars {

  private EscapedDollars() {}

  /**
   * Returns a text as the shell sees it; empty where it has too many holes.
   *
   * @param text the text as it stands
   * @param filled what the host fills in
   */
  static Optional<Embedded> decoded(Embedded text, Pattern filled) {
    var shell = text.text();
    var builder = new Embedded.Builder(text.host());
    var matcher = filled.matcher(shell);
    int at = 0;
    while (at < shell.length()) {
      if (shell.startsWith("$$", at)) {
        builder.add('$', text.offset(at));
        at += 2;
        continue;
      }
      matcher.region(at, shell.length());
      if (!matcher.lookingAt()) {
        builder.add(shell.charAt(at), text.offset(at));
        at++;
        continue;
      }
      var written = matcher.group();
      if (!builder.hole(
          new Hole(written, Optional.of(written), Optional.empty()), text.offset(at))) {
        return Optional.empty();
      }
      at = matcher.end();
    }
    return Optional.of(
        builder.build(
            text.offset(shell.length()), added -> text.written(added.replace("$", "$$"))));
  }
}
