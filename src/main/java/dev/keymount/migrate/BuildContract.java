package dev.keymount.migrate;

import dev.keymount.flow.Life;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SecretKind;
import dev.keymount.transform.Mechanism;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller must give to the builds of the migrated Dockerfiles.
 *
 * @param ssh the agents or keys that are forwarded, by id, each with the path of the key in the
 *     build context where it was copied from there
 * @param secrets the secrets by id
 */
public record BuildContract(Map<String, Optional<String>> ssh, Map<String, Need> secrets) {

  /**
   * One secret that a build needs.
   *
   * @param fromFile whether it comes from a file at the caller, and not from a variable
   * @param path the path of the file in the build context, where it was copied from there
   * @param required whether the build can't succeed without it
   */
  public record Need(boolean fromFile, Optional<String> path, boolean required) {}

  /** Returns what one Dockerfile needs. */
  public static BuildContract of(DockerfileResult result) {
    return of(List.of(result));
  }

  /** Returns what several Dockerfiles need together. */
  public static BuildContract of(List<DockerfileResult> results) {
    var ssh = new LinkedHashMap<String, Optional<String>>();
    var secrets = new LinkedHashMap<String, Need>();
    for (var result : results) {
      for (var secret : result.secrets()) {
        if (!secret.applied()) {
          continue;
        }
        if (secret.fix().mechanism() == Mechanism.SSH) {
          ssh.merge(
              secret.fix().sshId(), file(secret.fix().life()), (one, other) -> one.or(() -> other));
        } else {
          secrets.merge(name(secret), need(secret), BuildContract::both);
        }
      }
    }
    return new BuildContract(ssh, secrets);
  }

  private static String name(SecretResult secret) {
    return secret.fix().life().id();
  }

  private static Need need(SecretResult secret) {
    var life = secret.fix().life();
    boolean key = life.kind() == SecretKind.SSH_KEY;
    return new Need(key || file(life).isPresent(), file(life), secret.fix().required());
  }

  private static Need both(Need one, Need other) {
    return new Need(
        one.fromFile() || other.fromFile(),
        one.path().or(other::path),
        one.required() || other.required());
  }

  private static Optional<String> file(Life life) {
    boolean seen = life.events(Kind.INTRODUCED).allMatch(event -> event.reach() == Reach.SURELY);
    return life.entry() == Entry.CONTEXT_FILE && seen && life.name().indexOf('$') < 0
        ? Optional.of(life.name())
        : Optional.empty();
  }

  /** Returns whether nothing is needed. */
  public boolean isEmpty() {
    return ssh.isEmpty() && secrets.isEmpty();
  }

  /** Returns the contract of both. */
  public BuildContract and(BuildContract other) {
    var both = new LinkedHashMap<>(secrets);
    other.secrets.forEach((id, need) -> both.merge(id, need, BuildContract::both));
    var keys = new LinkedHashMap<>(ssh);
    other.ssh.forEach((id, path) -> keys.merge(id, path, (one, two) -> one.or(() -> two)));
    return new BuildContract(keys, both);
  }

  /**
   * Returns the command that builds a Dockerfile, ready for a POSIX shell.
   *
   * @param dockerfile the path of the Dockerfile
   * @param context the path of the build context; empty for the working directory
   */
  public String command(String dockerfile, String context) {
    var directory = context.isEmpty() ? "." : context;
    var words = new ArrayList<String>(List.of("docker", "build"));
    ssh.forEach((id, path) -> words.add("--ssh " + id + key(directory, id, path)));
    secrets.forEach((id, need) -> words.add("--secret id=" + id + source(directory, id, need)));
    if (!dockerfile.equals(directory.equals(".") ? "Dockerfile" : directory + "/Dockerfile")) {
      words.add("-f " + quoted(dockerfile));
    }
    words.add(quoted(directory));
    return String.join(" ", words);
  }

  private static String key(String directory, String id, Optional<String> path) {
    return path.map(file -> "=" + in(directory, file))
        .orElse(id.equals("default") ? "" : "=PATH_OF_THE_KEY");
  }

  private static String source(String directory, String id, Need need) {
    return need.fromFile()
        ? ",src=" + need.path().map(path -> in(directory, path)).orElse("PATH_OF_THE_KEY")
        : ",env=" + id;
  }

  private static String in(String directory, String path) {
    return quoted(directory.equals(".") ? path : directory + "/" + path);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./+@%:,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
