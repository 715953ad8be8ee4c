package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.List;

/** The commands that read the file of a secret, or take the key from an agent. */
final class KeyUses {

  private final Place place;
  private final Step step;
  private final KeyState state;
  private final FileReaders readers;
  private final KeyFiles files;
  private final KeyLog log;
  private final ContextScripts scripts;
  private final List<LifeEvent> hints = new ArrayList<>();
  private boolean insists;

  KeyUses(Place place, Step step, KeyState state, FileReaders readers, KeyFiles files, KeyLog log) {
    this.place = place;
    this.step = step;
    this.state = state;
    this.readers = readers;
    this.files = files;
    this.log = log;
    this.scripts = ContextScripts.of(place, step);
  }

  /** Returns whether a command reads the key file, which then must be there. */
  boolean insists() {
    return insists;
  }

  /** Returns what the commands say about a container that needs the key. */
  List<LifeEvent> hints() {
    return List.copyOf(hints);
  }

  /** Follows a command that is none of the commands for files, agents and variables. */
  void follow(Command.Simple simple, Invocation invocation, String program) {
    if (new ConfigurationLine(place, state, files).isIdentityLine(simple, program)) {
      log.remove(Kind.PROTECTED, simple, "");
      return;
    }
    if (readers.isSsh() && (state.isUsable() || state.holdsAny())) {
      SshUse.reader(simple, invocation, scripts, state)
          .ifPresent(why -> log.unfollowed(simple, why));
    }
    if (readers.isSsh() && state.isUsable()) {
      KeyHints.in(step, simple, List.copyOf(state.files())).ifPresent(hints::add);
      var script = KeyScript.of(place, invocation);
      if (script.isPresent() && (script.get().usesAgent() || files.mentionsKey(simple))) {
        script(simple, script.get());
        return;
      }
    }
    if (readers.isSsh() && state.isUsable() && losesAgent(simple)) {
      log.unfollowed(simple, "line " + step.line() + " takes SSH_AUTH_SOCK away from its commands");
    }
    uses(simple, invocation, program);
    for (var inner : Commands.all(simple)) {
      if (inner instanceof Command.Simple nested && !nested.range().equals(simple.range())) {
        follow(nested, Invocation.of(nested), Invocation.of(nested).program().orElse(""));
      }
    }
  }

  /** Returns whether a command clears the variable by which clients find the forwarded agent. */
  private static boolean losesAgent(Command.Simple simple) {
    var words = simple.words().stream().map(Word::text).toList();
    boolean unset = words.contains("SSH_AUTH_SOCK") && words.contains("unset");
    boolean env = words.contains("env") && (words.contains("-i") || words.contains("-"));
    boolean assigned =
        simple.assignments().stream().anyMatch(a -> a.name().equals("SSH_AUTH_SOCK"));
    return unset || env || assigned || words.contains("-uSSH_AUTH_SOCK");
  }

  private void uses(Command.Simple simple, Invocation invocation, String program) {
    var objection = readers.objection(place, files, invocation, state);
    if (objection.isPresent()) {
      log.unfollowed(simple, "line " + step.line() + " " + objection.get());
      return;
    }
    boolean printed =
        readers.isSsh()
            ? ConfigurationLine.isPrinted(simple, program)
            : CredentialNaming.isPrinted(program);
    boolean mentions = files.mentionsKey(simple) && !printed;
    var reach = readers.reach(place, files.directory(), invocation, scripts, state, mentions);
    if (mentions && reach == Reach.NEVER) {
      log.unfollowed(
          simple, "line " + step.line() + " reads the file with " + KeyValue.named(program));
    } else if (reach != Reach.NEVER) {
      if (readers.isSsh() && invocation.runsAsOther() && !invocation.keepsEnvironment()) {
        log.unfollowed(
            simple,
            "line " + step.line() + " uses the key as another user, who loses SSH_AUTH_SOCK");
      } else {
        readers.files(place, files.directory(), invocation, state).stream()
            .forEach(path -> log.use(simple, reach, path));
      }
    }
  }

  /** A script of another shell that knows the file of the key, and is left as it is. */
  private void script(Command.Simple simple, KeyScript script) {
    if (script.onlyFeedsAgent()) {
      log.remove(Kind.PROTECTED, simple, "");
    } else if (script.touchesFiles() || script.reach() == Reach.NEVER) {
      log.unfollowed(
          simple, "line " + step.line() + " hands it to a script that does more than use it");
    } else {
      insists = true;
      log.use(simple, script.reach(), "");
    }
  }
}
