package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Life;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Step;
import dev.keymount.secret.CredentialFiles;
import dev.keymount.shell.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to do about the files in which programs leave a token.
 *
 * @param changes the changes that keep the token out of them
 * @param moved the steps that have no more use for the token, because what left it has moved
 * @param users the steps that need it instead
 * @param reason why there are no changes, where a file would keep the token
 */
record Residue(List<Change> changes, Set<Step> moved, Set<Step> users, Optional<String> reason) {

  /** Takes copies. */
  Residue {
    changes = List.copyOf(changes);
    moved = Set.copyOf(moved);
    users = Collections.unmodifiableSet(new LinkedHashSet<>(users));
  }

  static Residue changes(List<Change> changes) {
    return new Residue(changes, Set.of(), Set.of(), Optional.empty());
  }

  static Residue of(Build build, Life life) {
    var changes = new ArrayList<Change>();
    var moved = new LinkedHashSet<Step>();
    var users = new LinkedHashSet<Step>();
    for (var event : life.events(Kind.RESIDUE).toList()) {
      var remedy = remedy(build, life, event);
      if (remedy.isEmpty()) {
        return new Residue(List.of(), Set.of(), Set.of(), Optional.of(stays(event)));
      }
      changes.addAll(remedy.get().changes());
      moved.addAll(remedy.get().moved());
      users.addAll(remedy.get().users());
    }
    return new Residue(changes, moved, users, Optional.empty());
  }

  private static Optional<Residue> remedy(Build build, Life life, LifeEvent event) {
    var command = event.command();
    if (command.isEmpty()) {
      return Optional.empty();
    }
    if (command.get() instanceof Command.Simple simple) {
      var clone = GitClone.clean(build, event.step(), simple, life.name());
      var git =
          clone.isPresent() ? clone : GitSetting.confine(build, event.step(), simple, life.name());
      if (git.isPresent()) {
        return git;
      }
    }
    return WrittenFile.confine(build, life, event, command.get());
  }

  private static String stays(LifeEvent event) {
    var start = "line " + event.step().line();
    boolean ofTheImage =
        event.note().startsWith("/") && CredentialFiles.readers(event.note()).isEmpty();
    return ofTheImage
        ? start
            + " writes it to "
            + event.note()
            + ", which stays in the image; if the container"
            + " needs it, give it to the container when it starts"
        : start
            + " leaves it in "
            + event.note()
            + ", which a mount does not change; let the one RUN"
            + " that needs it write that and take it away again";
  }
}
