package dev.keymount.caller.compose;

import dev.keymount.caller.Need;
import dev.keymount.caller.Target;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SecretName;
import java.util.Map;
import java.util.Optional;

/** Decides how a compose file gives what a build needs. */
final class Supplies {

  private static final String AGENT =
      "the key comes from an agent now: add it before the build, "
          + "printf '%s\\n' \"$KEY\" | ssh-add - where KEY is the variable that holds it";

  private final Map<String, String> environment;
  private final String version;

  /**
   * Takes what the project says.
   *
   * @param environment the values that its {@code .env} gives
   * @param versioned whether the file has a {@code version}
   */
  Supplies(Map<String, String> environment, boolean versioned) {
    this.environment = environment;
    this.version =
        versioned
            ? "; the file's version stays, Compose 2 ignores it, and docker-compose 1 can't build"
                + " with this"
            : "";
  }

  /** Returns how; empty where another file does it. */
  Optional<Supply> of(Wish wish) {
    if (wish.passed().isEmpty()) {
      return wish.layer().kind() == Layer.Kind.OWN || wish.layer().kind() == Layer.Kind.EXTENDED
          ? unpassed(wish)
          : Optional.empty();
    }
    var interpolation = wish.passed().get().argument().interpolation();
    var supply = wish.need().isSsh() ? ssh(wish, interpolation) : secret(wish, interpolation);
    boolean advisedElsewhere = wish.isElsewhere() && !(supply instanceof Supply.Secret);
    return advisedElsewhere ? Optional.empty() : Optional.of(supply);
  }

  /** Supplies what is no argument: a file of the context, or what a command gave before. */
  private Optional<Supply> unpassed(Wish wish) {
    var need = wish.need();
    if (need.file().isPresent()) {
      return Optional.of(contextFile(wish, need.file().get()));
    }
    if (!need.forced()) {
      return Optional.empty();
    }
    var name = need.argument().orElse(need.id());
    return Optional.of(need.isSsh() ? agent(name) : environment(name, false));
  }

  private Supply contextFile(Wish wish, String file) {
    var need = wish.need();
    if (wish.service().target().equals(Target.UNKNOWN)) {
      return new Supply.Nothing(
          need.isSsh(),
          "the context is not in the repository: give "
              + file
              + " to the build as "
              + (need.isSsh() ? "ssh: " : "secrets: ")
              + need.id());
    }
    var context = wish.layer().setting("context").orElse(".").replaceFirst("/+$", "");
    var from = context.matches("[.~/$].*") ? context : context.isEmpty() ? "." : "./" + context;
    var path = from + "/" + file.replaceFirst("^\\./", "");
    return need.isSsh()
        ? new Supply.Ssh(
            Optional.of(path),
            "the key is read from the file that was copied; it needs Docker Compose 2.4" + version)
        : new Supply.Secret(
            "file",
            path,
            "the file that was copied is a secret now; it needs Docker Compose 2.5" + version);
  }

  private Supply ssh(Wish wish, Interpolation interpolation) {
    var id = wish.need().id();
    var name = wish.need().argument().orElse(id);
    return switch (interpolation.kind()) {
      case VARIABLE, DEFAULTED -> agent(interpolation.variables().get(0));
      case TEXT ->
          new Supply.Nothing(
              true,
              "the key stands in the file: replace it by a new one, remove "
                  + name
                  + " from args, and add ssh: ["
                  + id
                  + "] to build; "
                  + AGENT);
      case MIXED -> new Supply.Nothing(true, "the value is put together here: " + AGENT);
    };
  }

  private Supply agent(String variable) {
    return new Supply.Ssh(
        Optional.empty(),
        AGENT.replace(" where KEY is the variable that holds it", "").replace("KEY", variable)
            + version);
  }

  private Supply secret(Wish wish, Interpolation interpolation) {
    var need = wish.need();
    var name = need.argument().orElse(need.id());
    var todo =
        "remove "
            + name
            + " from args, add secrets: ["
            + need.id()
            + "] to build and secrets: {"
            + need.id()
            + ": {environment: "
            + name
            + "}} to the file, and ";
    return switch (interpolation.kind()) {
      case VARIABLE ->
          need.form() == Need.Form.FILE && isKey(name)
              ? new Supply.Nothing(
                  false,
                  "a key in a variable may have lost its last line feed: remove "
                      + name
                      + " from args, write the key to a file, add secrets: ["
                      + need.id()
                      + "] to build and secrets: {"
                      + need.id()
                      + ": {file: PATH_OF_THE_KEY}} to the file")
              : environment(interpolation.variables().get(0), interpolation.demanded());
      case DEFAULTED ->
          new Supply.Nothing(
              false,
              "a secret has no default: "
                  + todo
                  + "set "
                  + name
                  + " where the file falls back to its default now");
      case MIXED ->
          new Supply.Nothing(
              false,
              "no one variable holds the value: "
                  + todo
                  + "export "
                  + name
                  + " with what args puts together"
                  + (interpolation.variables().isEmpty()
                      ? ""
                      : " from " + String.join(" and ", interpolation.variables())));
      case TEXT ->
          new Supply.Nothing(
              false,
              "the value stands in the file: replace it by a new one, " + todo + "export " + name);
    };
  }

  private static boolean isKey(String name) {
    return SecretName.kind(name).filter(SecretKind.SSH_KEY::equals).isPresent();
  }

  private Supply environment(String variable, boolean demanded) {
    var reason = new StringBuilder("it needs Docker Compose 2.7");
    if (environment.containsKey(variable)) {
      reason
          .append("; ")
          .append(variable)
          .append(" stands in .env, which reaches the secret only where Compose builds with bake,")
          .append(" so export it elsewhere");
    }
    if (demanded) {
      reason
          .append("; Compose stopped where ")
          .append(variable)
          .append(" was not set and gives an empty secret now, unless the file has x-require: ${")
          .append(variable)
          .append(":?}");
    } else {
      reason.append("; where ").append(variable).append(" is not set the secret is empty");
    }
    return new Supply.Secret("environment", variable, reason.append(version).toString());
  }
}
