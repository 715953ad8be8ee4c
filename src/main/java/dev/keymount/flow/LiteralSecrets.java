package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.WrittenSecret;
import dev.keymount.secret.WrittenSecrets;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Secrets that stand as they are in the text of an instruction. */
final class LiteralSecrets {

  private final Build build;
  private final StepIndex index;

  private LiteralSecrets(Build build) {
    this.build = build;
    this.index = new StepIndex(build);
  }

  /**
   * Returns one life for each kind of secret in an instruction.
   *
   * @param others the lives of secrets that were found by the names of variables or in URLs
   */
  static List<Life> in(Build build, List<Life> others) {
    var secrets = WrittenSecrets.in(build.text(), build.clues());
    if (secrets.isEmpty()) {
      return List.of();
    }
    var finder = new LiteralSecrets(build);
    var lives = new ArrayList<Life>();
    var seen = new HashSet<String>();
    var known = StandingSecret.known(others);
    for (var secret : secrets) {
      var range = new TextRange(secret.start(), secret.end());
      var step = finder.index.at(range);
      boolean fresh = known.stream().noneMatch(range::overlaps);
      if (step.isPresent()
          && fresh
          && !finder.isPublished(step.get(), range)
          && seen.add(step.get().position() + secret.what())) {
        lives.add(finder.life(secret, step.get(), range));
      }
    }
    return lives;
  }

  private boolean isPublished(Step step, TextRange range) {
    return Build.definitions(step).stream()
        .filter(definition -> definition.range().encloses(range))
        .anyMatch(definition -> PublishedNames.covers(definition.name()));
  }

  private Life life(WrittenSecret secret, Step step, TextRange range) {
    return StandingSecret.life(
        secret.what(), secret.kind(), Entry.LITERAL, List.of(), step, range, advice(secret, step));
  }

  private String advice(WrittenSecret secret, Step step) {
    var keyword = step.instruction().keyword();
    var what =
        keyword + " in line " + step.line() + " has " + named(secret.what()) + " in its text";
    return switch (keyword) {
      case ENV ->
          EnvironmentSecrets.advice(step.stage().map(build::isInImage).orElse(false), step.line());
      case ARG -> what + "; rotate it, delete it here, and pass the new one as a build secret";
      case RUN ->
          what
              + (secret.kind() == SecretKind.SSH_KEY
                  ? "; rotate it, and forward an agent to the steps that use it with"
                      + " --mount=type=ssh, or mount the new one as a file with"
                      + " --mount=type=secret,id=NAME,target=PATH"
                  : "; rotate it, and mount the new one in this step with"
                      + " --mount=type=secret,id=NAME,env=NAME");
      case COPY, ADD ->
          what
              + "; rotate it, and mount the file in the steps that read it, or give it to the"
              + " container when it starts";
      case CMD, ENTRYPOINT, HEALTHCHECK ->
          what + "; rotate it, and give the new one to the container when it starts";
      default -> what + "; rotate it, and delete it here";
    };
  }

  private static String named(String what) {
    boolean vowel = "aeioAEIO".indexOf(what.charAt(0)) >= 0 || what.startsWith("npm");
    return (vowel ? "an " : "a ") + what;
  }
}
