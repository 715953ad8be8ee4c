package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Life.Entry;
import dev.keymount.secret.Clue;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.UrlLogin;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Credentials that stand as they are in the URLs of an instruction. */
final class UrlCredentials {

  private static final Set<String> PIP = Set.of("pip", "pip3", "python", "python3", "pipenv", "uv");

  private UrlCredentials() {}

  /**
   * Returns one life for each host in an instruction.
   *
   * @param others the lives of secrets that were found by the names of variables or in URLs
   */
  static List<Life> in(Build build, List<Life> others) {
    var text = build.text();
    if (!build.has(Clue.AT) || !build.has(Clue.URL)) {
      return List.of();
    }
    var logins = UrlLogin.in(text).stream().filter(UrlLogin::isReal).toList();
    if (logins.isEmpty()) {
      return List.of();
    }
    var lives = new ArrayList<Life>();
    var seen = new HashSet<String>();
    var known = StandingSecret.known(others);
    var index = new StepIndex(build);
    for (var login : logins) {
      var range = new TextRange(login.start(), login.end());
      if (known.stream().anyMatch(range::overlaps)) {
        continue;
      }
      index
          .at(range)
          .filter(step -> seen.add(step.position() + login.host()))
          .ifPresent(step -> lives.add(life(login, step, range)));
    }
    return lives;
  }

  private static Life life(UrlLogin login, Step step, TextRange range) {
    var kind = login.user().isEmpty() ? SecretKind.TOKEN : SecretKind.PASSWORD;
    return StandingSecret.life(
        (login.user().isEmpty() ? "token for " : "password for ") + login.host(),
        kind,
        Entry.URL,
        List.of(),
        step,
        range,
        advice(login, step, range));
  }

  private static String advice(UrlLogin login, Step step, TextRange range) {
    var keyword = step.instruction().keyword();
    var what = keyword + " in line " + step.line() + " has credentials in a URL; rotate them, ";
    return switch (keyword) {
      case RUN -> what + "and mount the new ones in this step: " + inRun(login, step, range);
      case ADD ->
          what
              + "and fetch it with RUN --mount=type=secret and curl, or build with the secret "
              + (step.instruction().values().toString().contains(".git")
                  ? "GIT_AUTH_TOKEN"
                  : "HTTP_AUTH_TOKEN_" + login.host());
      case ENV ->
          what
              + "and give the address to the container when it starts, or mount it in the steps"
              + " that read it";
      case ARG -> what + "take them out of the default, and pass them as a build secret";
      case CMD, ENTRYPOINT, HEALTHCHECK ->
          what + "and give the address to the container when it starts";
      default -> what + "and delete them here";
    };
  }

  private static String inRun(UrlLogin login, Step step, TextRange range) {
    var program = program(step, range);
    var address = "https://" + login.host() + "/";
    if (program.equals("git")) {
      return "--mount=type=secret,id=GIT_TOKEN,env=GIT_TOKEN git -c url.\"https://USER:${GIT_TOKEN}@"
          + login.host()
          + "/\".insteadOf="
          + address
          + " clone "
          + address
          + "…";
    } else if (PIP.contains(program)) {
      return "--mount=type=secret,id=netrc,target=/root/.netrc lets pip take them for "
          + login.host();
    } else if (program.equals("curl")) {
      return "--mount=type=secret,id=netrc curl --netrc-file /run/secrets/netrc";
    } else if (program.equals("wget")) {
      return "--mount=type=secret,id=netrc,target=/root/.netrc lets wget take them for "
          + login.host();
    }
    return "--mount=type=secret,id=NAME,env=NAME";
  }

  /** Returns the program that a part of a RUN is an argument of, empty where it is not known. */
  private static String program(Step step, TextRange range) {
    if (!step.is(Keyword.RUN) || step.commands().isEmpty()) {
      return "";
    }
    var program = "";
    for (var command : Commands.simple(step.commands().get())) {
      if (command.range().encloses(range)) {
        program = Invocation.of(command).program().orElse("");
      }
    }
    return program;
  }
}
