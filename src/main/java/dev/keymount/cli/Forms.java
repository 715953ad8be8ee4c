package dev.keymount.cli;

import dev.keymount.migrate.Configuration;
import dev.keymount.transform.MountForms;
import dev.keymount.transform.MountForms.SecretForm;
import dev.keymount.transform.MountForms.SshForm;
import dev.keymount.transform.MountForms.SyntaxLine;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that choose how secrets are given. */
final class Forms {

  @Option(
      names = "--ssh",
      paramLabel = "FORM",
      defaultValue = "agent",
      description = "How a key is given: agent (type=ssh) or file (type=secret). Default: agent.")
  private SshForm ssh = SshForm.AGENT;

  @Option(
      names = "--secret",
      paramLabel = "FORM",
      defaultValue = "auto",
      description =
          "How a token is given: env (Docker Engine 27.3 or BuildKit 0.16), file (any with"
              + " BuildKit), or auto: env unless the syntax directive pins an older frontend."
              + " Default: auto.")
  private SecretForm secret = SecretForm.AUTO;

  @Option(
      names = "--syntax",
      paramLabel = "WHEN",
      defaultValue = "keep",
      description =
          "keep the # syntax= line as it is, or always name a frontend that can do all (it is"
              + " fetched from a registry at each build). Default: keep.")
  private SyntaxLine syntax = SyntaxLine.KEEP;

  /** Returns the forms, with those that a configuration gives to single secrets. */
  MountForms with(Configuration configuration) {
    return new MountForms(ssh, secret, syntax, configuration.forms());
  }

  /** Returns the options as a user writes them, by name. */
  Map<String, String> options() {
    return Map.of(
        "--ssh", ssh.name().toLowerCase(Locale.ROOT),
        "--secret", secret.name().toLowerCase(Locale.ROOT),
        "--syntax", syntax.name().toLowerCase(Locale.ROOT));
  }
}
