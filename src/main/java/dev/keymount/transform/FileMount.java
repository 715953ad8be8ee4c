package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Place;
import dev.keymount.flow.Step;
import dev.keymount.shell.Command;
import java.util.Optional;
import java.util.Set;

/**
 * What a step may not do beside a key that is mounted as a file: the file is read-only and busy,
 * and the mount makes its directory, as root, when it is not there.
 */
final class FileMount {

  private static final Set<String> TOUCHING =
      Set.of("chmod", "chown", "chgrp", "rm", "mv", "sed", "shred");
  private static final Set<String> ANNOUNCING =
      Set.of("echo", "printf", "cat", "ssh-add", "ssh-agent", "eval", "kill");

  private FileMount() {}

  /** Returns whether a command that an agent makes useless is of use to the file. */
  static boolean keeps(LifeEvent event) {
    return event.kind() == Kind.PROTECTED
        && event.note().isEmpty()
        && event.command().orElse(null) instanceof Command.Simple simple
        && Invocation.of(simple).program().filter(ANNOUNCING::contains).isPresent();
  }

  /** Returns why a step can't have a mount, if so. */
  static Optional<String> conflict(Build build, Step step, String options, String what) {
    var target = MountOptions.of(options).options().getOrDefault("target", "");
    var directory = target.substring(0, Math.max(0, target.lastIndexOf('/')));
    var place = Place.of(build, step.stage().orElseThrow(), step);
    boolean root = place.user().equals("root");
    for (var list : step.commands().stream().toList()) {
      for (var command : Commands.simple(list)) {
        if (touches(place, command, directory) || !root && writesInto(place, command, directory)) {
          return Optional.of(
              "line "
                  + step.line()
                  + " needs "
                  + what
                  + " and changes "
                  + directory
                  + ", which a mounted file does not allow; move those commands to a RUN before it");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean touches(Place place, Command.Simple command, String directory) {
    var invocation = Invocation.of(command);
    var program = invocation.program().orElse("");
    boolean makes = program.equals("mkdir") && !invocation.arguments().contains("-p");
    return (TOUCHING.contains(program) || makes)
        && invocation.words().stream()
            .skip(1)
            .flatMap(word -> place.value(word).stream())
            .map(value -> Place.absolute(value, place.workdir()))
            .anyMatch(path -> path.startsWith(directory) || directory.startsWith(path + "/"));
  }

  private static boolean writesInto(Place place, Command.Simple command, String directory) {
    return command.redirections().stream()
        .filter(redirection -> redirection.operator().startsWith(">"))
        .flatMap(redirection -> place.value(redirection.target()).stream())
        .anyMatch(path -> Place.absolute(path, place.workdir()).startsWith(directory + "/"));
  }
}
