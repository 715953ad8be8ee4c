package dev.keymount.caller.script;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Shell scripts. */
public final class ShellFile implements CallerFormat {

  private static final Pattern NAME = Pattern.compile(".*\\.(?:sh|bash|ksh|zsh)|\\.envrc");
  private static final Pattern SHELL =
      Pattern.compile(
          "#!\\s*(?:/usr/bin/env\\s+(?:-S\\s+)?)?(?:\\S*/)?(?:sh|bash|ash|dash|ksh|zsh)\\b.*");

  /** Directories in which scripts have no extension. */
  private static final Set<String> PLACES =
      Set.of(
          "",
          "bin",
          "sbin",
          "script",
          "scripts",
          "tool",
          "tools",
          "ci",
          ".ci",
          "hack",
          "build",
          "docker",
          "deploy",
          "dev",
          "ops",
          "release",
          "util",
          "utils",
          "images",
          "container",
          ".github",
          ".circleci",
          ".buildkite",
          "jenkins",
          "hooks",
          "tasks");

  @Override
  public String label() {
    return "shell";
  }

  @Override
  public boolean covers(String path) {
    int slash = path.lastIndexOf('/');
    var name = path.substring(slash + 1);
    if (NAME.matcher(name).matches()) {
      return true;
    }
    var directory = slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
    return name.indexOf('.') < 0 && PLACES.contains(directory);
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    var text = file.source().text();
    int feed = text.indexOf('\n');
    var first = (feed < 0 ? text : text.substring(0, feed)).strip();
    boolean isShell =
        SHELL.matcher(first).matches()
            || (NAME.matcher(file.name()).matches() && !first.startsWith("#!"));
    if (!isShell || text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        ShellCalls.of(
            new Script(
                Embedded.whole(file.source()),
                directories(file),
                variable -> true,
                Engine.DOCKER,
                Optional.empty(),
                true,
                Optional.of(file.directory()))));
  }

  /** A script is called from its own directory or from the root. */
  private static List<String> directories(CallerFile file) {
    return file.directory().isEmpty() ? List.of("") : List.of(file.directory(), "");
  }
}
