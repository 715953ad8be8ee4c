package dev.keymount.transform;

import dev.keymount.flow.Life;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Step;
import dev.keymount.secret.SecretKind;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ids under which the keys of a build are forwarded: one is the default, several have names of
 * their own as long as no step uses two of them.
 */
final class KeyIds {

  private final List<Life> keys;

  private KeyIds(List<Life> keys) {
    this.keys = keys;
  }

  static KeyIds of(List<Life> lives) {
    return new KeyIds(lives.stream().filter(KeyIds::isPlaced).toList());
  }

  private static boolean isPlaced(Life life) {
    return life.kind() == SecretKind.SSH_KEY
        && (life.has(Kind.MATERIALISED) || life.entry() == Entry.CONTEXT_FILE);
  }

  /** Returns how many keys the build has. */
  int count() {
    return keys.size();
  }

  /** Returns whether a step that uses the key may mean another one. */
  boolean isAmbiguous(Life life) {
    var steps = users(life);
    return keys.contains(life)
        && keys.stream()
            .filter(other -> !other.equals(life))
            .anyMatch(other -> !Collections.disjoint(users(other), steps));
  }

  /** Returns the id of the mounts of a key. */
  String id(Life life) {
    long used = keys.stream().filter(key -> !users(key).isEmpty() && !isHeld(key)).count();
    var same = new HashSet<String>();
    boolean distinct = keys.stream().allMatch(key -> same.add(key.id()));
    return used < 2 ? "default" : distinct ? life.id() : life.name().replace('/', '-');
  }

  private static boolean isHeld(Life life) {
    return life.has(Kind.UNFOLLOWED) || life.has(Kind.RUNTIME);
  }

  private static Set<Step> users(Life life) {
    return life.events(Kind.USED).map(LifeEvent::step).collect(Collectors.toSet());
  }
}
