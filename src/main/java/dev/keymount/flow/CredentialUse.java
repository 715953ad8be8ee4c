package dev.keymount.flow;

import dev.keymount.secret.CredentialFiles;
import dev.keymount.secret.Reach;
import java.util.List;
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
      return Reach.SURELY;
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
