package dev.keymount.caller.jenkins;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.caller.jenkins.GroovyScript.Block;
import dev.keymount.caller.jenkins.GroovyToken.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Finds the parts of a pipeline that run commands or build images. */
final class JenkinsSteps {

  private static final Engine CLASSIC =
      Engine.without(
          "docker",
          "DOCKER_BUILDKIT is 0 in the environment of the pipeline, which selects the classic"
              + " builder; remove it");

  private final GroovyScript script;

  JenkinsSteps(GroovyScript script) {
    this.script = script;
  }

  /** A document and the offset at which it begins. */
  private record Found(int offset, CallerDocument document, Optional<Embedded> text) {}

  /** Returns the parts in order of the text. */
  List<JenkinsDocument.Part> documents() {
    var found = new ArrayList<Found>();
    for (int at = 0; at < script.size(); at++) {
      if (script.is(at, "sh") && (!script.is(at - 1, ".") || script.isKind(at - 2, Kind.WORD))) {
        step(at).ifPresent(found::add);
      } else if (script.is(at, "docker") && script.is(at + 1, ".") && script.is(at + 2, "build")) {
        image(at + 3).ifPresent(found::add);
      }
    }
    for (var block : script.blocks()) {
      if (block.name().equals("dockerfile")) {
        agent(block).ifPresent(found::add);
      }
    }
    var seen = new HashSet<Integer>();
    return found.stream()
        .filter(one -> seen.add(one.offset()))
        .sorted(Comparator.comparingInt(Found::offset))
        .map(one -> new JenkinsDocument.Part(one.document(), one.text()))
        .toList();
  }

  private Optional<Found> step(int at) {
    int string = stepString(at + 1);
    if (string < 0) {
      return Optional.empty();
    }
    boolean open = script.is(string + 1, "+");
    var quoted = script.string(string).orElseThrow();
    return quoted
        .embedded(script::isLocal, "", "", open)
        .map(
            text ->
                new Found(
                    script.offset(string),
                    ShellCalls.of(shell(text, at, quoted.quote().hasLines())),
                    Optional.of(text)));
  }

  /** Returns the number of the token that is the script of a step; negative if it is no string. */
  private int stepString(int at) {
    boolean inParentheses = script.is(at, "(");
    int first = inParentheses ? script.skipLines(at + 1) : at;
    if (script.isKind(first, Kind.STRING)) {
      return first;
    }
    int end = inParentheses ? script.partner(at) : lineEnd(at);
    for (int next = first; next < end; next++) {
      if (script.is(next, "script") && script.is(next + 1, ":")) {
        int value = script.skipLines(next + 2);
        return script.isKind(value, Kind.STRING) ? value : -1;
      }
    }
    return -1;
  }

  private int lineEnd(int at) {
    int end = at;
    while (end < script.size() && !script.isKind(end, Kind.NEWLINE)) {
      end++;
    }
    return end;
  }

  private Script shell(Embedded text, int at, boolean hasLines) {
    boolean lines = hasLines && text.text().indexOf('\n') >= 0;
    return new Script(
        text, List.of(directory(at)), name -> true, engine(at), Optional.empty(), lines);
  }

  /** Returns where a step runs; the root is the workspace, in which the repository is. */
  private String directory(int at) {
    var path = new ArrayList<String>();
    for (var block : script.around(at)) {
      if (block.name().equals("dir")) {
        int value = block.head() + (script.is(block.head() + 1, "(") ? 2 : 1);
        path.add(script.string(value).flatMap(GroovyString::literal).orElse("*"));
      }
    }
    var joined = String.join("/", path);
    while (joined.startsWith("./")) {
      joined = joined.substring(2);
    }
    return joined.equals(".") ? "" : joined;
  }

  private Engine engine(int at) {
    for (var block : script.blocks()) {
      if (block.name().equals("environment") && isClassic(block)) {
        var around = script.around(block.open());
        if (around.isEmpty() || around.get(around.size() - 1).holds(at)) {
          return CLASSIC;
        }
      }
    }
    return Engine.DOCKER;
  }

  private boolean isClassic(Block environment) {
    for (int at = environment.open(); at < environment.close(); at++) {
      if (script.is(at, "DOCKER_BUILDKIT") && script.is(at + 1, "=")) {
        var value = script.string(at + 2).flatMap(GroovyString::literal);
        return value.orElse(script.text(at + 2)).equals("0");
      }
    }
    return false;
  }

  /** Reads the image that {@code docker.build} makes, from the token behind those words on. */
  private Optional<Found> image(int at) {
    boolean inParentheses = script.is(at, "(");
    int first = inParentheses ? at + 1 : at;
    int end = inParentheses ? script.partner(at) : lineEnd(at);
    int comma = comma(first, end);
    if (end < 0) {
      return Optional.empty();
    } else if (comma < 0) {
      return inParentheses && end > first ? Optional.of(plain(at, end)) : Optional.empty();
    }
    int value = script.skipLines(comma + 1);
    int string = script.isKind(value, Kind.WORD) ? assigned(value) : value;
    if (!script.isKind(string, Kind.STRING)) {
      return Optional.empty();
    }
    boolean open =
        script.is(string + 1, "+") || string == value && script.skipLines(value + 1) != end;
    return arguments(string, at, "docker build ", "", open);
  }

  private Found plain(int at, int close) {
    int end = script.end(close - 1);
    var builder = new Embedded.Builder(script.source());
    "docker build .".chars().forEach(character -> builder.add((char) character, end));
    var text = builder.build(end, Quote.SINGLE::written);
    var command = ShellCalls.of(shell(text, at, false));
    return new Found(script.offset(at), new PlainImage(command, end), Optional.empty());
  }

  /** Returns the first comma that is in no brackets; negative if there is none. */
  private int comma(int from, int end) {
    int at = from;
    while (at < end) {
      if (script.is(at, ",")) {
        return at;
      }
      at = Math.max(at, script.partner(at)) + 1;
    }
    return -1;
  }

  /** Returns the string that is the only value of a variable; negative if it has others. */
  private int assigned(int variable) {
    var name = script.text(variable);
    int value = -1;
    for (int at = 0; at < script.size(); at++) {
      boolean set =
          script.is(at, name)
              && (script.is(at + 1, "=") && !script.is(at + 2, "=") || script.is(at + 1, "+"));
      if (set && value >= 0) {
        return -1;
      }
      value = set ? at + 2 : value;
    }
    boolean alone = script.is(variable + 1, ")") || script.isKind(variable + 1, Kind.NEWLINE);
    return alone ? value : -1;
  }

  private Optional<Found> arguments(int string, int at, String head, String tail, boolean open) {
    var quoted = script.string(string).orElseThrow();
    return quoted
        .embedded(script::isLocal, head, tail, open)
        .map(
            text ->
                new Found(
                    script.offset(string),
                    new ImageArguments(
                        ShellCalls.of(shell(text, at, false)), quoted.start(), script.source()),
                    Optional.empty()));
  }

  /** Reads an agent that is built from a Dockerfile. */
  private Optional<Found> agent(Block block) {
    int arguments = -1;
    var dockerfile = "Dockerfile";
    var directory = ".";
    for (int at = block.open() + 1; at < block.close(); at++) {
      var value = script.string(at + 1).flatMap(GroovyString::literal);
      if (script.is(at, "additionalBuildArgs") && script.isKind(at + 1, Kind.STRING)) {
        arguments = at + 1;
      } else if (script.is(at, "filename")) {
        dockerfile = value.orElse("*");
      } else if (script.is(at, "dir")) {
        directory = value.orElse("*");
      }
    }
    var plain = (directory + dockerfile).matches("[\\w./@-]+");
    return arguments >= 0 && plain
        ? arguments(
            arguments,
            block.open(),
            "docker build -f " + directory + "/" + dockerfile + " ",
            " " + directory,
            false)
        : Optional.empty();
  }
}
