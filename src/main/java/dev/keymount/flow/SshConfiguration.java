package dev.keymount.flow;

import java.util.regex.Pattern;

/** What the text of an ssh configuration, or one that is written in a RUN, asks of the client. */
final class SshConfiguration {

  private static final Pattern INSISTS =
      Pattern.compile("(?i)IdentitiesOnly[\\s=\\\\\"']+yes|IdentityAgent[\\s=]+\\S");

  private SshConfiguration() {}

  /** Returns whether it makes the client use the key file and no agent. */
  static boolean insists(String text) {
    return INSISTS.matcher(text).find();
  }
}
