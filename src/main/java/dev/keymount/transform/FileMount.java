package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Place;
import dev.keymount.flow.Step;
import dev.keymount.shell.Command;
import dev.keymount.source.TextRange;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a step may not do beside a key that is mounted as a file: the file is read-only and busy,
 * and the mount makes its directory, as root, when it is not there.
 */
final class FileMount {

  private static final Set<String> CHANGING = Set.of("chmod", "chown", "chgrp", "sed", "shred");
  private static final Set<String> REMOVING = Set.of("rm", "mv", "rmdir");
  private static final Set<String> TAKING_ALONG = Set.of("cp", "tar", "rsync", "zip", "7z", "cpio");
  private static final Set<String> ANNOUNCING =
      Set.of("echo", "printf", "cat", "ssh-add", "ssh-agent", "eval", "kill");

  private final Place place;
  private final String target;
  private final boolean isThere;
  private String directory;

  private FileMount(Place place, String target) {
    this.place = place;
    this.target = target;
    this.isThere = place.hasDirectory(parent());
    this.directory = place.workdir();
  }

  /** Returns whether a command that an agent makes useless is of use to the file. */
  static boolean keeps(LifeEvent event) {
    return event.kind() == Kind.PROTECTED
        && event.note().isEmpty()
        && event.command().orElse(null) instanceof Command.Simple simple
        && Invocation.of(simple).program().filter(ANNOUNCING::contains).isPresent();
  }

  /**
   * Returns why a step can't have a mount, if so.
   *
   * @param options the value of the mount's flag
   * @param what how the file is called
   * @param changes what is done to the step besides
   */
  static Optional<String> conflict(
      Build build, Step step, String options, String what, List<Change> changes) {
    var target = MountOptions.of(options).options().getOrDefault("target", "");
    var mounted = new FileMount(Place.of(build, step.stage().orElseThrow(), step), target);
    var gone = Collections.newSetFromMap(new IdentityHashMap<Command, Boolean>());
    var dropped = new HashSet<TextRange>();
    for (var change : changes) {
      if (change instanceof Change.DropCommand drop) {
        gone.add(drop.command());
      } else if (change instanceof Change.DropOperands operands) {
        dropped.addAll(operands.operands());
      }
    }
    for (var list : step.commands().stream().toList()) {
      for (var command : Commands.simple(list)) {
        mounted.enter(command);
        if (!gone.contains(command) && mounted.suffersFrom(command, dropped)) {
          return Optional.of(
              "line "
                  + step.line()
                  + " needs "
                  + what
                  + " and changes "
                  + mounted.parent()
                  + ", which a mounted file does not allow; move those commands to a RUN before or"
                  + " behind it");
        }
      }
    }
    return Optional.empty();
  }

  private String parent() {
    return target.substring(0, Math.max(1, target.lastIndexOf('/')));
  }

  private void enter(Command.Simple command) {
    var invocation = Invocation.of(command);
    if (invocation.program().filter("cd"::equals).isPresent() && invocation.words().size() == 2) {
      directory =
          place
              .value(invocation.words().get(1))
              .map(value -> Place.absolute(value, directory))
              .orElse(directory);
    }
  }

  private boolean suffersFrom(Command.Simple command, Set<TextRange> dropped) {
    var invocation = Invocation.of(command);
    var program = invocation.program().orElse("");
    var paths =
        invocation.words().stream()
            .skip(1)
            .filter(word -> !dropped.contains(word.range()))
            .filter(word -> !word.text().startsWith("-"))
            .flatMap(word -> place.value(word).stream())
            .map(value -> Place.absolute(value, directory))
            .toList();
    boolean recursive =
        invocation.arguments().stream()
            .anyMatch(a -> a.matches("-[a-zA-Z]*[rRa][a-zA-Z]*|--recursive|--archive"));
    boolean root = place.user().equals("root");
    if (program.equals("mkdir")) {
      return !invocation.arguments().contains("-p") && paths.contains(parent()) && !isThere;
    }
    if (program.equals("git") && invocation.arguments().contains("clone")) {
      return clonesOver(invocation);
    }
    boolean changes =
        CHANGING.contains(program) && paths.stream().anyMatch(path -> hits(path, recursive));
    boolean removes =
        REMOVING.contains(program) && paths.stream().anyMatch(path -> hits(path, true));
    boolean copies =
        TAKING_ALONG.contains(program)
            && (recursive || !program.equals("cp"))
            && paths.stream().anyMatch(path -> hits(path, true));
    return changes || removes || copies || !root && !isThere && writesInto(command);
  }

  /** Returns whether a path means the file, or a directory above it that is handled as a whole. */
  private boolean hits(String path, boolean whole) {
    if (path.equals(target) || whole && target.startsWith(path.equals("/") ? "/" : path + "/")) {
      return true;
    }
    int star = path.indexOf('*');
    return star >= 0 && target.startsWith(path.substring(0, star));
  }

  /** Returns whether a clone goes to the directory of the file, which must be empty. */
  private boolean clonesOver(Invocation invocation) {
    var words = invocation.words();
    var last = place.value(words.get(words.size() - 1)).orElse("");
    var into = Place.absolute(last, directory);
    boolean named = !last.contains("://") && !last.contains("@");
    return named && (target.startsWith(into + "/") || into.equals("/"));
  }

  private boolean writesInto(Command.Simple command) {
    return command.redirections().stream()
        .filter(redirection -> redirection.operator().startsWith(">"))
        .flatMap(redirection -> place.value(redirection.target()).stream())
        .anyMatch(path -> Place.absolute(path, directory).startsWith(parent() + "/"));
  }
}
