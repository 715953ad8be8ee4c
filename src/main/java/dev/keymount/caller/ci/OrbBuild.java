package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Target;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.caller.yaml.YamlScalar;
import dev.keymount.caller.yaml.YamlScripts;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import java.util.List;
import java.util.Optional;

/**
 * A build of CircleCI's Docker orb, which hands {@code extra_build_args} to {@code docker build}.
 * The orb wants an equals sign between a flag and its value, because it may pass all as one word.
 *
 * @see <a href="https://circleci.com/developer/orbs/orb/circleci/docker">the orb</a>
 */
final class OrbBuild implements CallerDocument {

  private static final String HEAD = "docker build ";

  private final YamlValue inputs;
  private final YamlScripts scripts;
  private final YamlScalar scalar;
  private final Embedded text;

  private OrbBuild(YamlValue inputs, YamlScripts scripts, YamlScalar scalar, Embedded text) {
    this.inputs = inputs;
    this.scripts = scripts;
    this.scalar = scalar;
    this.text = text;
  }

  /** Reads the inputs of a build; empty where it has no further arguments. */
  static Optional<CallerDocument> of(YamlValue inputs, YamlScripts scripts) {
    return inputs
        .get("extra_build_args")
        .filter(value -> value.trail().isEmpty())
        .filter(value -> value.node() instanceof YamlScalar)
        .map(value -> (YamlScalar) value.node())
        .flatMap(
            scalar ->
                scripts
                    .embed(scalar)
                    .flatMap(found -> found.between(HEAD, " ."))
                    .map(found -> new OrbBuild(inputs, scripts, scalar, found)));
  }

  private ShellCalls read() {
    return ShellCalls.of(
        new Script(text, List.of(""), name -> true, Engine.DOCKER, Optional.empty(), false));
  }

  @Override
  public List<Call> calls() {
    return read().calls().stream()
        .limit(1)
        .map(call -> new Call(call.line(), call.engine(), target(), call.arguments()))
        .toList();
  }

  private Target target() {
    var directory = input("path", ".");
    var file = input("dockerfile", "Dockerfile");
    return Paths.target(List.of(directory + "/" + file));
  }

  private String input(String name, String usual) {
    return inputs
        .get(name)
        .flatMap(YamlValue::scalar)
        .map(value -> value.replaceAll("<<[^<>]*>>|\\$\\{?\\w+\\}?", "*"))
        .orElse(usual);
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    if (demands.get(0).isEmpty()) {
      return CallerRewrite.NONE;
    }
    var all = read();
    if (all.calls().size() != 1) {
      return CallerRewrite.NONE;
    }
    var rewrite = all.rewrite(demands, new Options(false, options.unsafe()));
    var edits = rewrite.edits().stream().map(this::joined).toList();
    boolean keys = edits.stream().anyMatch(edit -> !edit.replacement().matches("(--secret=\\S*)?"));
    var settled = keys ? Optional.<List<TextEdit>>empty() : scripts.settled(scalar, edits);
    return settled
        .map(found -> new CallerRewrite(found, rewrite.answers()))
        .orElseGet(
            () ->
                new CallerRewrite(
                    List.of(), rewrite.answers().stream().map(OrbBuild::advice).toList()));
  }

  private TextEdit joined(TextEdit edit) {
    return new TextEdit(edit.range(), edit.replacement().replaceFirst("^--(secret|ssh) ", "--$1="));
  }

  private static Answer advice(Answer answer) {
    return answer.applied()
        ? new Answer(
            answer.line(),
            answer.rule(),
            Applicability.ADVICE,
            false,
            answer.before(),
            answer.after(),
            "load what the flag needs in a run step before; write "
                + answer.after().replaceFirst(" ", "=")
                + " in place of "
                + answer.before()
                + " in extra_build_args")
        : answer;
  }
}
