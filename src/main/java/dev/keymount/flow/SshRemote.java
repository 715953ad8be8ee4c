package dev.keymount.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host that git reaches over ssh.
 *
 * @param host its name
 * @param port its port, where it is not the usual one
 */
record SshRemote(String host, Optional<String> port) {

  private static final String HOST = "([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)";
  private static final Pattern URL =
      Pattern.compile("(?:^|[^A-Za-z0-9])ssh://(?:[A-Za-z0-9._-]+@)?" + HOST + "(?::([0-9]+))?/");
  private static final Pattern SCP =
      Pattern.compile("(?:^|[^A-Za-z0-9/:._-])git@" + HOST + ":(?!//)[A-Za-z0-9~_./-]+");

  /** Returns the hosts that a text names in the addresses of repositories. */
  static List<SshRemote> in(String text) {
    var found = new ArrayList<SshRemote>();
    if (text.indexOf('@') < 0 && !text.contains("ssh://")) {
      return found;
    }
    var url = URL.matcher(text);
    while (url.find()) {
      found.add(
          new SshRemote(
              url.group(1), Optional.ofNullable(url.group(2)).filter(p -> !p.equals("22"))));
    }
    var scp = SCP.matcher(text);
    while (scp.find()) {
      found.add(new SshRemote(scp.group(1), Optional.empty()));
    }
    return found;
  }

  /** Returns the host with its port, as in an address. */
  @Override
  public String toString() {
    return host + port.map(number -> ":" + number).orElse("");
  }
}
