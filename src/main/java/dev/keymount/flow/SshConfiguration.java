package dev.keymount.flow;

import dev.keymount.secret.WordSearch;
import java.util.List;
import java.util.regex.Pattern;

/** What the text of an ssh configuration, or one that is written in a RUN, asks of the client. */
final class SshConfiguration {

  private static final Pattern INSISTS =
      Pattern.compile("(?i)IdentitiesOnly[\\s=\\\\\"']+yes|IdentityAgent[\\s=]+\\S");

  private static final WordSearch SETTINGS =
      WordSearch.forAnyCase(List.of("identitiesonly", "identityagent"));

  private SshConfiguration() {}

  /** Returns whether it makes the client use the key file and no agent. */
  static boolean insists(String text) {
    return SETTINGS.isIn(text) && INSISTS.matcher(text).find();
  }
}
