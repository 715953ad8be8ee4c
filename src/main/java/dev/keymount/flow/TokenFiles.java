package dev.keymount.flow;

import dev.keymount.secret.SideEffects;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The files in which the commands of a RUN leave a value, and what takes them away again. */
final class TokenFiles {

  /** Programs whose output is what they fetch, not what they are given. */
  static final Set<String> FETCHERS =
      Set.of("curl", "wget", "git", "http", "https", "aws", "gh", "gcloud", "az", "svn", "helm");

  private final Place place;
  private final List<Command> all;
  private final Predicate<String> holds;

  TokenFiles(Place place, CommandList list, Predicate<String> holds) {
    this.place = place;
    this.all = Commands.all(list);
    this.holds = holds;
  }

  static boolean isVolatile(String path) {
    return path.equals("/dev/null")
        || path.startsWith("/dev/shm/")
        || path.startsWith("/dev/std")
        || path.startsWith("/proc/");
  }

  Optional<String> path(Word word) {
    return place.value(word).map(value -> Place.absolute(value, place.workdir()));
  }

  boolean isRemovedLater(String path, Command writer) {
    for (var command : all) {
      if (command.range().start() > writer.range().start()
          && command instanceof Command.Simple simple
          && Invocation.of(simple).program().filter("rm"::equals).isPresent()) {
        for (var word : simple.words()) {
          var removed = path(word).orElse("");
          if (path.equals(removed) || path.startsWith(removed + "/") && removed.length() > 1) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Returns the file that a command writes what it prints to, where that may hold the value. */
  Optional<String> output(Command command, String program) {
    if (FETCHERS.contains(program)) {
      return Optional.empty();
    }
    return command.redirections().stream()
        .filter(redirection -> redirection.operator().contains(">"))
        .filter(redirection -> redirection.descriptor().orElse(1) == 1)
        .filter(redirection -> !redirection.operator().equals(">&"))
        .map(redirection -> path(redirection.target()).orElse("a file"))
        .filter(path -> !isVolatile(path))
        .findFirst();
  }

  /** Returns what a program leaves, also one that another program is told to run. */
  static Optional<String> leftIn(String program, List<String> arguments) {
    var file = SideEffects.leftIn(program, arguments);
    for (int at = 0; at < arguments.size() && file.isEmpty(); at++) {
      if (arguments.get(at).equals("git") || arguments.get(at).equals("npm")) {
        file = SideEffects.leftIn(arguments.get(at), arguments.subList(at + 1, arguments.size()));
      }
    }
    return file;
  }

  static boolean takesBack(String program, List<String> arguments) {
    return program.equals("git")
        && arguments.contains("config")
        && arguments.stream()
            .anyMatch(a -> a.startsWith("--unset") || a.equals("--remove-section"));
  }

  /** Returns whether a later command of the RUN takes away what a program left behind. */
  boolean isCleaned(String file, Command.Simple writer) {
    for (var command : all) {
      if (command.range().start() <= writer.range().start()
          || !(command instanceof Command.Simple simple)) {
        continue;
      }
      var invocation = Invocation.of(simple);
      var program = invocation.program().orElse("");
      var arguments = invocation.arguments();
      boolean removes =
          program.equals("rm")
              && (!file.equals(".git/config") || clones() == 1)
              && arguments.stream().anyMatch(argument -> names(argument, file));
      boolean resets =
          program.equals("git")
              && (arguments.contains("set-url")
                  || arguments.contains("remote")
                      && arguments.contains("origin")
                      && clones() == 1
                      && (arguments.contains("rm") || arguments.contains("remove")));
      boolean logsOut = arguments.contains("logout");
      if (removes || resets && !expands(simple) || logsOut || takesBack(program, arguments)) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many repositories the RUN clones with the value. */
  private long clones() {
    return all.stream()
        .filter(Command.Simple.class::isInstance)
        .map(Command.Simple.class::cast)
        .filter(simple -> Invocation.of(simple).arguments().contains("clone") && expands(simple))
        .count();
  }

  private boolean expands(Command.Simple simple) {
    return Commands.expands(simple, holds);
  }

  private static boolean names(String argument, String file) {
    return switch (file) {
      case ".git/config" ->
          argument.endsWith(".git")
              || argument.endsWith(".git/")
              || argument.endsWith(".git/config");
      default ->
          !file.contains(" ")
              && argument.endsWith(file.startsWith("~/") ? file.substring(2) : file);
    };
  }
}
