package dev.keymount.report;

import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.SecretResult;
import dev.keymount.secret.SecretKind;
import dev.keymount.transform.Mechanism;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a caller must give to the builds of the migrated Dockerfiles.
 *
 * @param ssh whether an agent or key is forwarded
 * @param secrets the secrets by id
 */
public record BuildContract(boolean ssh, Map<String, Need> secrets) {

  /**
   * One secret that a build needs.
   *
   * @param fromFile whether it comes from a file at the caller, and not from a variable
   * @param required whether the build can't succeed without it
   */
  public record Need(boolean fromFile, boolean required) {}

  /** Returns what one Dockerfile needs. */
  public static BuildContract of(DockerfileResult result) {
    return of(List.of(result));
  }

  /** Returns what several Dockerfiles need together. */
  public static BuildContract of(List<DockerfileResult> results) {
    boolean ssh = false;
    var secrets = new LinkedHashMap<String, Need>();
    for (var result : results) {
      for (var secret : result.secrets()) {
        if (!secret.applied()) {
          continue;
        }
        if (secret.fix().mechanism() == Mechanism.SSH) {
          ssh = true;
        } else {
          secrets.merge(name(secret), need(secret), BuildContract::both);
        }
      }
    }
    return new BuildContract(ssh, secrets);
  }

  private static String name(SecretResult secret) {
    return secret.fix().life().name();
  }

  private static Need need(SecretResult secret) {
    boolean key = secret.fix().life().kind() == SecretKind.SSH_KEY;
    return new Need(key, secret.fix().required());
  }

  private static Need both(Need one, Need other) {
    return new Need(one.fromFile() || other.fromFile(), one.required() || other.required());
  }

  /** Returns whether nothing is needed. */
  public boolean isEmpty() {
    return !ssh && secrets.isEmpty();
  }

  /** Returns the contract of both. */
  public BuildContract and(BuildContract other) {
    var both = new LinkedHashMap<>(secrets);
    other.secrets.forEach((id, need) -> both.merge(id, need, BuildContract::both));
    return new BuildContract(ssh || other.ssh, both);
  }

  /** Returns the command that builds a Dockerfile, ready for a POSIX shell. */
  public String command(String dockerfile) {
    var words = new ArrayList<String>(List.of("docker", "build"));
    if (ssh) {
      words.add("--ssh default");
    }
    secrets.forEach(
        (id, need) ->
            words.add(
                "--secret id=" + id + (need.fromFile() ? ",src=PATH_OF_THE_KEY" : ",env=" + id)));
    int slash = dockerfile.lastIndexOf('/');
    var directory = slash < 0 ? "." : dockerfile.substring(0, slash);
    if (!dockerfile.substring(slash + 1).equals("Dockerfile")) {
      words.add("-f " + quoted(dockerfile));
    }
    words.add(quoted(directory));
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./+@%:,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
