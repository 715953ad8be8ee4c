package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.MountedFile;
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
    var covering = covering(build, step, target);
    if (covering.isPresent()) {
      return covering;
    }
    var gone = Collections.newSetFromMap(new IdentityHashMap<Command, Boolean>());
    var dropped = new HashSet<TextRange>();
    for (var change : changes) {
      if (change instanceof Change.DropCommand drop) {
        gone.add(drop.command());
      } else if (change instanceof Change.DropOperands operands) {
        dropped.addAll(operands.operands());
      }
    }
    return MountedFile.harm(build, step, target, gone, dropped)
        .map(
            harm ->
                "line "
                    + step.line()
                    + " needs "
                    + what
                    + " and "
                    + harm
                    + "; move those commands to a RUN before or behind it");
  }

  /** Another mount of the step over the place of the file shows something else there. */
  private static Optional<String> covering(Build build, Step step, String target) {
    var place = Place.of(build, step.stage().orElseThrow(), step);
    for (var flag : step.instruction().flags()) {
      if (!flag.name().equals("mount")) {
        continue;
      }
      var options = MountOptions.of(flag.value().orElse(""));
      var at = options.target().map(path -> Place.absolute(place.expand(path), place.workdir()));
      boolean over =
          at.filter(path -> target.startsWith(path.equals("/") ? "/" : path + "/")).isPresent();
      if (over && options.isDirectory()) {
        return Optional.of(
            "line "
                + step.line()
                + " mounts something else over "
                + at.get()
                + ", which hides the file that is copied there; mount the file by hand if that step"
                + " is to see it");
      }
    }
    return Optional.empty();
  }
}
