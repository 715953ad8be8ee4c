package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Clue;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SecretKind;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds steps that fetch over ssh in a build that gives them no key. */
final class MissingKeys {

  /** What tells of a key, an agent, or of git being sent another way. */
  private static final Pattern ANOTHER_WAY =
      Pattern.compile(
          "insteadOf|gitconfig|GIT_CONFIG|GIT_ASKPASS|credential|netrc|ssh-add|ssh-agent|IdentityFile"
              + "|SSH_AUTH_SOCK|id_(?:rsa|dsa|ecdsa|ed25519)|ssh-keygen -[tqNbf]|PRIVATE KEY"
              + "|ssh\\b[^\\n]*\\s-i\\s|\\.pem\\b|SSH_KEY|DEPLOY_KEY|deploy[-_.]?key|/\\.ssh/config",
          Pattern.CASE_INSENSITIVE);

  /** What the id or the target of a mounted key has in it. */
  private static final Pattern KEY_FILE =
      Pattern.compile(
          "ssh|id_(?:rsa|dsa|ecdsa|ed25519)|_rsa|25519|\\.pem|(?:deploy|private|git)[-_.]?key",
          Pattern.CASE_INSENSITIVE);

  private final Build build;
  private final List<LifeEvent> events = new ArrayList<>();
  private final Set<String> hosts = new LinkedHashSet<>();

  private MissingKeys(Build build) {
    this.build = build;
  }

  /** Returns the life of the key that is missing. */
  static Optional<Life> in(Build build) {
    if (!mayFetch(build) || ANOTHER_WAY.matcher(build.text()).find()) {
      return Optional.empty();
    }
    var missing = new MissingKeys(build);
    build.stages().forEach(missing::stage);
    return missing.events.isEmpty() ? Optional.empty() : Optional.of(missing.life());
  }

  /** Tells the many builds apart that need no second look. */
  private static boolean mayFetch(Build build) {
    return build.has(Clue.SSH_ADDRESS) || build.has(Clue.INSTALL) && build.context().isAtHand();
  }

  private Life life() {
    return new Life(
        String.join(", ", hosts),
        SecretKind.SSH_KEY,
        Entry.MISSING,
        List.of(),
        events,
        Set.of(),
        false);
  }

  private void stage(Stage stage) {
    boolean brings = false;
    for (var step : stage.steps()) {
      brings |= bringsKeys(step);
      if (step.is(Keyword.RUN) && !brings && !hasMount(step)) {
        step.commands().ifPresent(list -> run(stage, step, list));
      }
    }
  }

  /** A directory of ssh's that is copied may hold a key, known hosts by name hold none. */
  private static boolean bringsKeys(Step step) {
    var values = step.instruction().values();
    boolean copies = step.is(Keyword.COPY) || step.is(Keyword.ADD);
    return copies
        && values.stream().anyMatch(value -> value.matches(".*(?:\\bssh|key|keys)/?"))
        && !values.stream()
            .limit(values.size() - 1L)
            .allMatch(value -> value.endsWith("known_hosts"));
  }

  private static boolean hasMount(Step step) {
    return step.instruction().flags().stream()
        .filter(flag -> flag.name().equals("mount"))
        .flatMap(flag -> flag.value().stream())
        .anyMatch(
            value -> value.contains("type=ssh") || value.contains(".ssh") || isKeyMount(value));
  }

  /** A mounted token opens no ssh connection; a mounted key has the name of one. */
  private static boolean isKeyMount(String mount) {
    return mount.contains("type=secret") && KEY_FILE.matcher(mount).find();
  }

  private void run(Stage stage, Step step, CommandList list) {
    var scripts = ContextScripts.of(Place.of(build, stage, step), step);
    for (int at = 0; at < list.items().size(); at++) {
      var item = list.items().get(at);
      boolean forgiven =
          item.operator() == Operator.OR
              || at > 0 && list.items().get(at - 1).operator() == Operator.OR;
      if (!forgiven && item.command() instanceof Command.Simple simple) {
        remotes(scripts, simple).forEach((remote, source) -> add(step, simple, remote, source));
      }
    }
  }

  private static Map<SshRemote, String> remotes(ContextScripts scripts, Command.Simple simple) {
    var invocation = Invocation.of(simple);
    var found = new LinkedHashMap<SshRemote, String>();
    if (SshUse.reach(invocation) != Reach.SURELY || invocation.runsAsOther()) {
      return found;
    }
    for (var argument : invocation.arguments()) {
      SshRemote.in(argument).forEach(remote -> found.put(remote, ""));
    }
    if (found.isEmpty()) {
      found.putAll(SshDependencies.of(scripts, simple));
    }
    return found;
  }

  private void add(Step step, Command.Simple simple, SshRemote remote, String source) {
    hosts.add(remote.host());
    events.add(LifeEvent.of(Kind.INTRODUCED, step, source));
    events.add(LifeEvent.of(Kind.USED, step, simple, remote.toString()));
  }
}
