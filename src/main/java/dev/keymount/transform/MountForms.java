package dev.keymount.transform;

import dev.keymount.flow.Life;
import dev.keymount.secret.SecretKind;
import java.util.Map;
import java.util.Optional;

/**
 * Which forms of mounts to write.
 *
 * @param ssh how a key is given
 * @param secret how a token is given
 * @param syntax what becomes of the {@code # syntax=} line
 * @param named how single secrets are given, by name, whatever holds for the others
 */
public record MountForms(
    SshForm ssh, SecretForm secret, SyntaxLine syntax, Map<String, NamedForm> named) {

  /** The forms when the user asks for none. */
  public static final MountForms DEFAULT =
      new MountForms(SshForm.AGENT, SecretForm.AUTO, SyntaxLine.KEEP, Map.of());

  /** Takes a copy of the map. */
  public MountForms {
    named = Map.copyOf(named);
  }

  /** Returns how a key is given. */
  SshForm ssh(Life key) {
    var form = named.get(key.name());
    return form == null ? ssh : form == NamedForm.FILE ? SshForm.FILE : SshForm.AGENT;
  }

  /** Returns how a token is given. */
  SecretForm secret(Life token) {
    var form = named.get(token.name());
    return form == null ? secret : form == NamedForm.FILE ? SecretForm.FILE : SecretForm.ENV;
  }

  /** Returns the form that the user names for a secret which can't be given so. */
  Optional<NamedForm> unfit(Life life) {
    var no = life.kind() == SecretKind.SSH_KEY ? NamedForm.ENV : NamedForm.SSH;
    return Optional.ofNullable(named.get(life.name())).filter(form -> form == no);
  }

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
