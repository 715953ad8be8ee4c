package dev.keymount.flow;

import dev.keymount.secret.ConfigurationFiles;
import dev.keymount.secret.Reach;
import dev.keymount.shell.Command;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the files that configure a tool tell it to read a variable. */
final class ToolSettings {

  private ToolSettings() {}

  /** Returns how sure it is that a command reads one of the variables because its files name it. */
  static Reach reach(ContextScripts scripts, Command.Simple command, Set<String> variables) {
    var invocation = Invocation.of(command);
    var files = ConfigurationFiles.readBy(invocation.program().orElse(""), invocation.arguments());
    boolean named =
        files.stream()
            .flatMap(file -> scripts.file(command, file).stream())
            .map(file -> settings(file.text()))
            .anyMatch(text -> variables.stream().anyMatch(name -> VariableNames.names(text, name)));
    return named ? Reach.SURELY : Reach.NEVER;
  }

  private static String settings(String text) {
    return Script.withoutComments(text)
        .lines()
        .filter(line -> !line.stripLeading().startsWith(";"))
        .collect(Collectors.joining("\n"));
  }
}
