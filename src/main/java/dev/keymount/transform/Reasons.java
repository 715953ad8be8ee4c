package dev.keymount.transform;

import dev.keymount.flow.Life;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.SecretKind;
import dev.keymount.transform.MountForms.NamedForm;
import java.util.List;
import java.util.stream.Collectors;

/** Why a secret is left to a person, in one sentence, and what to do about it. */
final class Reasons {

  private Reasons() {}

  /** Returns the advice for a secret that the container needs or that can't be followed. */
  static Fix held(Life life) {
    var rule = rule(life);
    var runtime = life.events(Kind.RUNTIME).findFirst();
    if (runtime.isPresent()) {
      return Fix.advice(
          life,
          rule,
          runtime.get().note().contains(";")
              ? runtime.get().note()
              : runtime.get().note()
                  + "; if the container reads it, give it to the container when it"
                  + " starts and rotate it; if only the build does, mount it in the steps that read it"
                  + " and delete this");
    }
    var lost = life.events(Kind.UNFOLLOWED).findFirst().orElseThrow();
    boolean done = lost.note().contains(";");
    boolean elsewhere = lost.note().contains("reaches RUN only");
    var hint =
        done ? "" : elsewhere ? "; take it out there" : "; move that step to a mount by hand";
    return Fix.advice(life, rule, lost.note() + hint);
  }

  /** Returns the advice for a default that is a secret itself. */
  static Fix literal(Life life) {
    return Fix.advice(
        life,
        Rule.SECRET_LITERAL,
        "the default of "
            + life.name()
            + " looks like a real secret: rotate it, delete it here,"
            + " and pass the new one as a build secret");
  }

  /** Returns the advice for a key beside others, of which one agent would offer any to any host. */
  static Fix oneOfSeveralKeys(Life life, int keys) {
    return Fix.advice(
        life,
        rule(life),
        "the build uses "
            + keys
            + " keys, and which host takes which is not known; give each a"
            + " mount of its own, --mount=type=ssh,id=NAME, where it is used");
  }

  /** Returns the rule that a secret breaks. */
  static Rule rule(Life life) {
    boolean key = life.kind() == SecretKind.SSH_KEY;
    return switch (life.entry()) {
      case ARGUMENT -> key ? Rule.SSH_KEY_ARG : Rule.SECRET_ARG;
      case CONTEXT_FILE -> key ? Rule.SSH_KEY_COPY : Rule.CREDENTIALS_FILE_COPY;
      case OTHER_IMAGE -> Rule.SSH_KEY_STAGE_COPY;
      case WRITTEN -> Rule.CREDENTIALS_FILE_WRITTEN;
      case ENVIRONMENT -> Rule.SECRET_ENV;
      case LITERAL -> Rule.SECRET_LITERAL;
      case URL -> Rule.SECRET_URL;
      case MOUNT -> Rule.SECRET_MOUNT_LEAK;
      case MISSING -> Rule.SSH_MOUNT_MISSING;
      case UNCHECKED -> Rule.HOST_KEY_UNCHECKED;
    };
  }

  /** Returns the advice for a secret that no step reads. */
  static Fix unused(Life life) {
    return Fix.advice(
        life,
        rule(life),
        "no step is seen to read "
            + life.name()
            + ", and its value still ends up in the image"
            + " history; delete the ARG and the --build-arg if nothing needs it");
  }

  /** Returns the advice for a key that no step uses once it is there. */
  static Fix unusedKey(Life life) {
    boolean copied = life.entry() == Entry.CONTEXT_FILE;
    var step =
        copied
            ? life.origins().get(0)
            : life.events(Kind.MATERIALISED).findFirst().orElseThrow().step();
    return Fix.advice(
        life,
        rule(life),
        "no step is seen to use the key after line "
            + step.line()
            + (copied ? " copies it" : " writes it")
            + "; if the container needs it, mount it when the container starts"
            + (copied ? " and rotate it, else delete this and rotate it" : ""));
  }

  /** Returns the advice for a credentials file that no step reads once it is there. */
  static Fix unusedFile(Life life) {
    return Fix.advice(
        life,
        rule(life),
        "no step is seen to read it after line "
            + life.origins().get(0).line()
            + " copies it; if the container needs it, mount it when the container starts and rotate"
            + " what is in it, else delete this and rotate that");
  }

  /** Returns the advice for a secret that can't be given as the user says. */
  static Fix unfit(Life life, NamedForm form) {
    var message =
        form == NamedForm.SSH
            ? ".keymount.yml asks for ssh, and "
                + life.name()
                + " is not seen to be a private key; write env or file there"
            : ".keymount.yml asks for a variable, and "
                + life.name()
                + " is a private key; write ssh or file there";
    return Fix.advice(life, rule(life), message);
  }

  /** Returns lines as people write them: 3, 7 and 9. */
  static String lines(List<Integer> lines) {
    if (lines.size() == 1) {
      return "line " + lines.get(0);
    }
    var head =
        lines.subList(0, lines.size() - 1).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "lines " + head + " and " + lines.get(lines.size() - 1);
  }
}
