package dev.keymount.transform;

/**
 * Which forms of mounts to write.
 *
 * @param ssh how a key is given
 * @param secret how a token is given
 * @param syntax what becomes of the {@code # syntax=} line
 */
public record MountForms(SshForm ssh, SecretForm secret, SyntaxLine syntax) {

  /** The forms when the user asks for none. */
  public static final MountForms DEFAULT =
      new MountForms(SshForm.AGENT, SecretForm.AUTO, SyntaxLine.KEEP);

  /** How a private key is given to a step. */
  public enum SshForm {
    /** As a forwarded agent, {@code type=ssh}, where every use is an ssh client. */
    AGENT,
    /** As the file that it was, {@code type=secret,target=}. */
    FILE
  }

  /** How a token is given to a step. */
  public enum SecretForm {
    /** As a variable, unless the file asks for a frontend that can't. */
    AUTO,
    /** As a variable: needs Docker Engine 27.3 or BuildKit 0.16. */
    ENV,
    /** As a file that the step reads into the variable. */
    FILE
  }

  /** How one secret is given, by the user's word. */
  public enum NamedForm {
    /** As a variable. */
    ENV,
    /** As a file: a key where it used to be, a token for the step to read. */
    FILE,
    /** As a forwarded agent. */
    SSH
  }

  /** What becomes of the {@code # syntax=} line. */
  public enum SyntaxLine {
    /** It is neither added nor changed; the form of a secret is chosen to fit it. */
    KEEP,
    /** A file that is changed names a frontend that can do all it asks for. */
    ALWAYS
  }
}
