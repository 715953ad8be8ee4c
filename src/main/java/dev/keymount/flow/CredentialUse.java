package dev.keymount.flow;

import dev.keymount.secret.CredentialFiles;
import dev.keymount.secret.Reach;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tools that find a credentials file where they look for theirs, or are told where it is. */
final class CredentialUse implements FileReaders {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "su");

  @Override
  public boolean isSsh() {
    return false;
  }

  @Override
  public Reach reach(
      Place place,
      String directory,
      Invocation invocation,
      ContextScripts scripts,
      KeyState state,
      boolean mentions) {
    var program = invocation.program().orElse("");
    if (mentions) {
      return new CredentialNaming(place, KeyFiles.at(place, state, directory)).reach(invocation);
    }
    if (program.equals("node") && !mayRead(invocation, scripts, state)) {
      return Reach.NEVER;
    }
    var script = SHELLS.contains(program) ? KeyScript.of(place, invocation) : null;
    var reach = Reach.NEVER;
    for (var file : state.files()) {
      if (!isFound(place, directory, file, invocation.runsAsOther())) {
        continue;
      }
      if (script != null && script.isPresent()) {
        for (var inner : script.get().commands()) {
          reach = reach.or(reach(file, Invocation.of(inner)));
        }
      } else {
        reach = reach.or(reach(file, invocation));
      }
    }
    return reach;
  }

  /** Returns whether a script that is run, where it is at hand, names one of the files. */
  private static boolean mayRead(Invocation invocation, ContextScripts scripts, KeyState state) {
    var script =
        KeyFiles.operands(invocation, 0).stream()
            .findFirst()
            .flatMap(word -> word.value())
            .flatMap(path -> scripts.file(invocation.command(), path));
    return script.isEmpty()
        || state.files().stream()
            .map(file -> file.substring(file.lastIndexOf('/') + 1))
            .anyMatch(script.get().text()::contains);
  }

  @Override
  public Optional<String> objection(
      Place place, KeyFiles files, Invocation invocation, KeyState state) {
    var command = invocation.command();
    var program = invocation.program().orElse("");
    boolean writes =
        command.redirections().stream()
            .anyMatch(r -> r.operator().startsWith(">") && files.namesKey(r.target()));
    if (writes || program.equals("tee") && files.mentionsKey(command)) {
      return Optional.of(
          "writes into it; put that text into the file itself, and mount that by hand");
    }
    for (var file : state.files()) {
      boolean found = isFound(place, files.directory(), file, invocation.runsAsOther());
      boolean users = isOfUser(place, file, invocation);
      if (found && users && CredentialFiles.isWrittenBy(file, program, invocation.arguments())) {
        return Optional.of(
            "changes it with "
                + program
                + "; put those settings into the file itself, and mount that by hand");
      }
    }
    return Optional.empty();
  }

  /** Returns whether a tool that has a file for each user and each project writes to this one. */
  private static boolean isOfUser(Place place, String file, Invocation invocation) {
    boolean node = invocation.program().filter(Set.of("npm", "pnpm", "bun")::contains).isPresent();
    return !node
        || invocation.runsAsOther()
        || file.substring(0, Math.max(1, file.lastIndexOf('/'))).equals(place.home())
        || invocation.arguments().stream()
            .anyMatch(a -> a.startsWith("--location") || a.equals("-g") || a.equals("--global"));
  }

  @Override
  public List<String> files(Place place, String directory, Invocation invocation, KeyState state) {
    var found =
        state.files().stream()
            .filter(file -> isFound(place, directory, file, invocation.runsAsOther()))
            .sorted()
            .toList();
    return found.isEmpty() ? List.of(KeyState.nearest(state.files(), place, directory)) : found;
  }

  private static Reach reach(String file, Invocation invocation) {
    return CredentialFiles.reach(
        file,
        invocation.program().orElse(""),
        invocation.path().orElse(""),
        invocation.arguments());
  }

  @Override
  public Reach reach(Place place, List<String> words, KeyState state) {
    if (words.isEmpty()) {
      return Reach.NEVER;
    }
    var path = words.get(0);
    var program = path.substring(path.lastIndexOf('/') + 1);
    var reach = Reach.NEVER;
    for (var file : state.files()) {
      if (isFound(place, place.workdir(), file, false)) {
        reach =
            reach.or(CredentialFiles.reach(file, program, path, words.subList(1, words.size())));
      }
    }
    return reach;
  }

  /** Returns whether a tool looks at a path: at home, in the project that it works on, in /etc. */
  private static boolean isFound(Place place, String directory, String file, boolean byOther) {
    var parent = file.substring(0, Math.max(1, file.lastIndexOf('/')));
    boolean project =
        directory.equals(parent) || directory.startsWith(parent.equals("/") ? "/" : parent + "/");
    boolean home =
        file.startsWith(place.home() + "/.")
            || place.user().equals("root") && file.matches("/home/[^/]+/\\..*");
    boolean elsewhere = byOther && file.matches(".*/\\..*");
    return project || home || elsewhere || file.startsWith("/etc/") || file.startsWith("/usr/");
  }
}
