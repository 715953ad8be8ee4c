package dev.keymount.migrate;

import dev.keymount.caller.Need;
import dev.keymount.caller.Need.Form;
import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.edit.Applicability;
import dev.keymount.flow.Life;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent;
import dev.keymount.secret.Reach;
import dev.keymount.transform.Change;
import dev.keymount.transform.Mechanism;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a Dockerfile wants of its callers.
 *
 * @param needs what it takes by mounts where it took an argument or a file before
 * @param arguments the names of the arguments that it takes still
 */
record DockerfileNeeds(List<Need> needs, Set<String> arguments) {

  DockerfileNeeds {
    needs = List.copyOf(needs);
    arguments = Set.copyOf(arguments);
  }

  static DockerfileNeeds of(DockerfileResult result) {
    var needs = new ArrayList<Need>();
    for (var secret : result.secrets()) {
      if (secret.applied() && secret.fix().mechanism() != Mechanism.NONE) {
        needs.add(need(secret));
      }
    }
    return new DockerfileNeeds(needs, arguments(DockerfileReader.read(result.after())));
  }

  private static Need need(SecretResult secret) {
    var life = secret.fix().life();
    boolean ssh = secret.fix().mechanism() == Mechanism.SSH;
    return new Need(
        ssh ? secret.fix().sshId() : life.id(),
        form(secret),
        life.entry() == Entry.ARGUMENT ? Optional.of(life.name()) : Optional.empty(),
        file(life),
        secret.fix().required(),
        false,
        Applicability.SAFE);
  }

  private static Form form(SecretResult secret) {
    return switch (secret.fix().mechanism()) {
      case SSH -> Form.SSH;
      case SECRET_ENV -> Form.VARIABLE;
      case SECRET_FILE, NONE -> isAtAPath(secret) ? Form.FILE : Form.TEXT;
    };
  }

  private static boolean isAtAPath(SecretResult secret) {
    return secret.fix().changes().stream()
        .anyMatch(
            change ->
                change instanceof Change.AddMount mount && mount.options().contains("target="));
  }

  /**
   * Returns the path of the file in the build context that a life comes from, where it is known.
   */
  private static Optional<String> file(Life life) {
    boolean seen =
        life.events(LifeEvent.Kind.INTRODUCED).allMatch(event -> event.reach() == Reach.SURELY);
    return life.entry() == Entry.CONTEXT_FILE && seen && life.name().indexOf('$') < 0
        ? Optional.of(life.name())
        : Optional.empty();
  }

  /** Returns the names of the arguments that a Dockerfile declares. */
  static Set<String> arguments(Dockerfile tree) {
    var names = new HashSet<String>();
    for (var instruction : tree.instructions()) {
      if (instruction.keyword() == Keyword.ARG) {
        for (var value : instruction.values()) {
          int equals = value.indexOf('=');
          names.add(equals < 0 ? value : value.substring(0, equals));
        }
      }
    }
    return names;
  }
}
