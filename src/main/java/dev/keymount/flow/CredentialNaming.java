package dev.keymount.flow;

import dev.keymount.secret.CredentialFiles;
import dev.keymount.secret.Reach;
import dev.keymount.shell.Word;
import java.util.Set;

/** Commands that name a credentials file: only the option of a tool that reads it is a use. */
record CredentialNaming(Place place, KeyFiles files) {

  /** Variables in which tools look for the path of such a file. */
  private static final Set<String> PATHS =
      Set.of(
          "NPM_CONFIG_USERCONFIG",
          "npm_config_userconfig",
          "NPM_CONFIG_GLOBALCONFIG",
          "npm_config_globalconfig",
          "PIP_CONFIG_FILE",
          "NETRC",
          "AWS_SHARED_CREDENTIALS_FILE",
          "GOOGLE_APPLICATION_CREDENTIALS",
          "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE",
          "KUBECONFIG",
          "PGPASSFILE",
          "TF_CLI_CONFIG_FILE",
          "REGISTRY_AUTH_FILE",
          "BOTO_CONFIG",
          "UV_CONFIG_FILE");

  /** Returns whether a command does no more than print a text that names a file. */
  static boolean isPrinted(String program) {
    return program.equals("echo") || program.equals("printf");
  }

  /** Returns how sure it is that a command that names the file reads it as a tool does. */
  Reach reach(Invocation invocation) {
    var inner = KeyScript.of(place, invocation);
    if (inner.isPresent()) {
      var reach = Reach.NEVER;
      for (var command : inner.get().commands()) {
        var own = named(Invocation.of(command));
        if (files.mentionsKey(command) && own == Reach.NEVER) {
          return Reach.NEVER;
        }
        reach = reach.or(own);
      }
      return reach;
    }
    return named(invocation);
  }

  private Reach named(Invocation invocation) {
    var command = invocation.command();
    var program = invocation.program().orElse("");
    boolean redirected =
        command.redirections().stream()
            .anyMatch(
                r ->
                    files.namesKey(r.target())
                        || r.document().filter(d -> files.namesKey(d.content())).isPresent());
    boolean variable =
        command.assignments().stream()
            .filter(assignment -> files.namesKey(assignment.value()))
            .anyMatch(assignment -> !PATHS.contains(assignment.name()));
    if (redirected || variable) {
      return Reach.NEVER;
    }
    var words = command.words();
    for (int at = 0; at < words.size(); at++) {
      var before = at == 0 ? "" : words.get(at - 1).text();
      if (files.namesKey(words.get(at)) && !isTold(program, before, words.get(at))) {
        return Reach.NEVER;
      }
    }
    return program.equals("export") || program.isEmpty() ? Reach.LIKELY : Reach.SURELY;
  }

  private static boolean isTold(String program, String before, Word word) {
    var text = word.text();
    int equals = text.indexOf('=');
    var name = equals < 0 ? text : text.substring(0, equals);
    return PATHS.contains(name)
        || CredentialFiles.isOptionOf(program, before)
        || text.startsWith("-") && CredentialFiles.isOptionOf(program, name)
        || program.matches("mvnw?") && text.matches("-g?s/.*");
  }
}
