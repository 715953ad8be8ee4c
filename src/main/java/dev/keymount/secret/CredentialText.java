package dev.keymount.secret;

import java.util.regex.Pattern;

/** Whether the text of a tool's configuration holds credentials, or only says where they are. */
public final class CredentialText {

  /** What stands for a value that comes from elsewhere. */
  private static final String ELSEWHERE = "(?![\"']?(?:\\$|%|\\{\\{|<|env:|\\s|$))";

  private static final Pattern NODE =
      Pattern.compile(
          "(?m)^[^#;\\n]{0,300}?(?:_authToken|_auth|_password|npmAuthToken|npmAuthIdent)[\"']?[ \\t]*[=:][ \\t]*"
              + ELSEWHERE
              + "\\S");
  private static final Pattern XML =
      Pattern.compile(
          "<(?:password|privateKey|passphrase)>\\s*" + ELSEWHERE + "[^<\\s]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUGET =
      Pattern.compile(
          "key=\"(?:ClearText)?Password\"\\s+value=\"" + ELSEWHERE + "[^\"]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern URL =
      Pattern.compile("://[^/\\s:@$%{]{1,128}:" + ELSEWHERE + "[^/\\s@]{1,256}@");
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?im)^[ \\t]*[a-z0-9_.-]*(?:password|passwd|token|secret|secret_key|secret_access_key)[a-z_]*[ \\t]*[=:][ \\t]*"
              + ELSEWHERE
              + "\\S");

  private CredentialText() {}

  /**
   * Returns whether a configuration holds a password or token in so many characters.
   *
   * @param path the path of the file, which says what its text means
   */
  public static boolean holdsSecret(String path, String text) {
    if (CredentialFiles.isAlwaysSecret(path)) {
      return !text.isBlank() && !text.strip().equals("{}");
    }
    var name = path.substring(path.lastIndexOf('/') + 1);
    if (name.endsWith(".xml")) {
      return XML.matcher(text).find();
    }
    if (name.equalsIgnoreCase("nuget.config")) {
      return NUGET.matcher(text).find();
    }
    if (URL.matcher(text).find()) {
      return true;
    }
    return name.contains("npmrc") || name.startsWith(".yarnrc")
        ? NODE.matcher(text).find()
        : ASSIGNED.matcher(text).find();
  }
}
