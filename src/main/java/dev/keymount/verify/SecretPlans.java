package dev.keymount.verify;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.flow.Life;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.SecretResult;
import dev.keymount.secret.SecretKind;
import dev.keymount.transform.Mechanism;
import dev.keymount.verify.value.GivenSecrets;
import dev.keymount.verify.value.MadeUp;
import dev.keymount.verify.value.SecretValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Pairs the secrets of the Dockerfile before with the mounts of the one after, and gives each a
 * value.
 */
final class SecretPlans {

  private static final Pattern DECODING =
      Pattern.compile(
          "base64\\s+(?:-[a-zA-Z]*[dD]|--decode)|openssl\\s+(?:enc|base64)[^|;&]*\\s-d");

  private final Function<String, Optional<String>> context;
  private final GivenSecrets given;
  private final MadeUp madeUp = new MadeUp();
  private final List<Mount> before;
  private final List<Mount> after;
  private final Set<String> taken = new LinkedHashSet<>();
  private final List<SecretPlan> plans = new ArrayList<>();

  private SecretPlans(
      Function<String, Optional<String>> context,
      GivenSecrets given,
      List<Mount> before,
      List<Mount> after) {
    this.context = context;
    this.given = given;
    this.before = before;
    this.after = after;
  }

  /**
   * Returns the secrets of a Dockerfile, those that only its other side mounts included.
   *
   * @param found what a migration finds in the Dockerfile before
   * @param context the texts of the files in the build context before, by path
   */
  static List<SecretPlan> of(
      DockerfileResult found,
      Dockerfile before,
      Dockerfile after,
      Function<String, Optional<String>> context,
      GivenSecrets given) {
    var plans = new SecretPlans(context, given, Mount.in(before), Mount.in(after));
    plans.ofLives(found.secrets());
    plans.ofOtherMounts();
    return plans.plans;
  }

  private void ofLives(List<SecretResult> secrets) {
    var lives = new LinkedHashMap<String, SecretResult>();
    for (var secret : secrets) {
      var life = secret.fix().life();
      if (life.entry() != Entry.MISSING && life.entry() != Entry.UNCHECKED) {
        lives.merge(life.entry() + " " + life.name(), secret, SecretPlans::applied);
      }
    }
    var paired = new LinkedHashMap<String, Set<Mount>>();
    lives.forEach((key, secret) -> paired.put(key, mounts(secret)));
    pairTheLast(lives, paired);
    lives.forEach((key, secret) -> add(secret, paired.getOrDefault(key, Set.of())));
  }

  private static SecretResult applied(SecretResult one, SecretResult other) {
    return one.applied() ? one : other;
  }

  /** Returns the mounts of either side that clearly bring in a secret. */
  private Set<Mount> mounts(SecretResult secret) {
    var life = secret.fix().life();
    var found = new LinkedHashSet<Mount>();
    for (var mount : after) {
      if (isFor(mount, secret, life)) {
        found.add(mount);
      }
    }
    if (life.entry() == Entry.MOUNT) {
      before.stream().filter(mount -> mount.id().equals(life.name())).forEach(found::add);
    }
    found.forEach(mount -> taken.add(mount.flag()));
    return found;
  }

  private boolean isFor(Mount mount, SecretResult secret, Life life) {
    if (secret.applied() && secret.fix().mechanism() != Mechanism.NONE) {
      boolean ssh = secret.fix().mechanism() == Mechanism.SSH;
      var id = ssh ? secret.fix().sshId() : life.id();
      return mount.isAgent() == ssh && mount.id().equals(id);
    }
    if (mount.isAgent()) {
      return false;
    }
    return mount.id().equals(life.id())
        || mount.id().equals(life.name())
        || mount.variable().filter(life.name()::equals).isPresent()
        || mount.target().filter(life.files()::contains).isPresent();
  }

  /** Pairs what is left over on both sides: keys with agents, and one secret with one mount. */
  private void pairTheLast(Map<String, SecretResult> lives, Map<String, Set<Mount>> paired) {
    var beforeFlags = before.stream().map(Mount::flag).toList();
    for (boolean agents : new boolean[] {true, false}) {
      var open =
          after.stream()
              .filter(mount -> mount.isAgent() == agents)
              .filter(mount -> !taken.contains(mount.flag()))
              .filter(mount -> !beforeFlags.contains(mount.flag()))
              .toList();
      var alone =
          lives.entrySet().stream()
              .filter(life -> paired.getOrDefault(life.getKey(), Set.of()).isEmpty())
              .filter(life -> !agents || isKey(life.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      boolean one = open.stream().map(Mount::flag).distinct().count() == 1 && alone.size() == 1;
      if (one) {
        paired.put(alone.get(0), Set.copyOf(open));
        open.forEach(mount -> taken.add(mount.flag()));
      }
    }
  }

  private static boolean isKey(SecretResult secret) {
    return secret.fix().life().kind() == SecretKind.SSH_KEY;
  }

  private void add(SecretResult secret, Set<Mount> mounts) {
    var life = secret.fix().life();
    boolean isEncoded =
        life.events(Kind.MATERIALISED).anyMatch(event -> isDecoding(event.step().instruction()));
    var argument =
        life.entry() == Entry.ARGUMENT ? Optional.of(life.name()) : Optional.<String>empty();
    var file =
        life.entry() == Entry.CONTEXT_FILE && !life.name().matches(".*[$*?\\[].*")
            ? Optional.of(life.name())
            : Optional.<String>empty();
    var value = Optional.<SecretValue>empty();
    if (argument.isPresent() || file.isPresent() || !mounts.isEmpty()) {
      value = value(life, mounts, file, isEncoded);
    }
    plans.add(
        new SecretPlan(
            life.name(),
            life.kind(),
            secret.line(),
            value,
            argument,
            file,
            ids(mounts, false),
            ids(mounts, true),
            isEncoded));
  }

  private static boolean isDecoding(Instruction instruction) {
    return instruction.values().stream().anyMatch(value -> DECODING.matcher(value).find());
  }

  private static Set<String> ids(Set<Mount> mounts, boolean agents) {
    var ids = new LinkedHashSet<String>();
    mounts.stream()
        .filter(mount -> mount.isAgent() == agents)
        .forEach(mount -> ids.add(mount.id()));
    return ids;
  }

  private Optional<SecretValue> value(
      Life life, Set<Mount> mounts, Optional<String> file, boolean isEncoded) {
    var names = new LinkedHashSet<String>(List.of(life.id(), life.name()));
    names.addAll(ids(mounts, false));
    for (var name : names) {
      var known = given.secrets().get(name);
      if (known != null) {
        return Optional.of(known);
      }
    }
    for (var id : ids(mounts, true)) {
      if (given.keys().containsKey(id)) {
        return Optional.of(key(given.keys().get(id), isEncoded));
      } else if (given.agents().containsKey(id)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        file.map(path -> madeUp.file(path, life.kind(), context.apply(path)))
            .orElseGet(() -> madeUp.variable(life.name(), life.kind(), isEncoded)));
  }

  private static SecretValue key(SecretValue key, boolean isEncoded) {
    return isEncoded ? key.inBase64() : key.stripped();
  }

  /** Adds the mounts that no secret of the Dockerfile before goes with. */
  private void ofOtherMounts() {
    var all = new ArrayList<>(before);
    all.addAll(after);
    for (var mount : all) {
      boolean known = plans.stream().anyMatch(plan -> plan.isFor(mount));
      if (!known) {
        plans.add(ofMount(mount));
      }
    }
  }

  private SecretPlan ofMount(Mount mount) {
    boolean isKey =
        mount.isAgent() || mount.target().filter(target -> target.contains("/.ssh/")).isPresent();
    var kind = isKey ? SecretKind.SSH_KEY : SecretKind.OTHER;
    var path = mount.target().orElse(mount.id());
    Optional<SecretValue> value;
    if (mount.isAgent()) {
      value =
          given.agents().containsKey(mount.id())
              ? Optional.ofNullable(given.keys().get(mount.id()))
              : Optional.of(madeUp.variable(mount.id(), kind, false));
    } else if (given.secrets().containsKey(mount.id())) {
      value = Optional.ofNullable(given.secrets().get(mount.id()));
    } else {
      value =
          Optional.of(
              mount.variable().isPresent()
                  ? madeUp.variable(mount.variable().get(), kind, false)
                  : madeUp.file(path, kind, Optional.empty()));
    }
    return new SecretPlan(
        mount.id(),
        kind,
        0,
        value,
        Optional.empty(),
        Optional.empty(),
        mount.isAgent() ? Set.of() : Set.of(mount.id()),
        mount.isAgent() ? Set.of(mount.id()) : Set.of(),
        false);
  }
}
