package dev.keymount.report.html;

import dev.keymount.dockerfile.Flag;
import dev.keymount.flow.Build;
import dev.keymount.flow.Life;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.Stage;
import dev.keymount.flow.Step;
import dev.keymount.report.html.StageGraph.Mark;
import dev.keymount.report.html.StageGraph.Way;
import dev.keymount.verify.SecretProof;
import dev.keymount.verify.Verification;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What happens to the secrets of a proof at which line of one Dockerfile. */
final class SecretWays {

  private final List<SecretProof> secrets;
  private final SortedMap<Integer, Set<Mark>> marks = new TreeMap<>();

  private SecretWays(List<SecretProof> secrets) {
    this.secrets = secrets;
  }

  /** Returns the ways before the migration: the lives that were followed, and the mounts. */
  static SortedMap<Integer, Set<Mark>> before(Verification verification, Build build) {
    var ways = new SecretWays(verification.secrets());
    for (int secret = 0; secret < ways.secrets.size(); secret++) {
      var life = life(verification, ways.secrets.get(secret));
      if (life.isPresent()) {
        ways.live(secret, life.get());
      }
    }
    ways.mounted(build);
    return ways.marks;
  }

  /** Returns the ways after the migration: the mounts. */
  static SortedMap<Integer, Set<Mark>> after(Verification verification, Build build) {
    var ways = new SecretWays(verification.secrets());
    ways.mounted(build);
    return ways.marks;
  }

  private static Optional<Life> life(Verification verification, SecretProof proof) {
    var named =
        verification.migration().secrets().stream()
            .filter(secret -> secret.fix().life().name().equals(proof.name()))
            .toList();
    return named.stream()
        .filter(secret -> secret.line() == proof.line())
        .findFirst()
        .or(() -> named.stream().findFirst())
        .map(secret -> secret.fix().life());
  }

  private void live(int secret, Life life) {
    for (var origin : life.origins()) {
      mark(origin.line(), new Mark(secret, Way.ENTERS, "comes in"));
    }
    for (var event : life.events()) {
      int line = event.step().line();
      var verb = verb(event.kind());
      boolean isKnown = at(line).stream().anyMatch(mark -> isSame(mark, secret, verb));
      if (!isKnown) {
        mark(line, new Mark(secret, way(event.kind()), verb));
      }
    }
  }

  private static boolean isSame(Mark mark, int secret, String verb) {
    return mark.secret() == secret && mark.label().equals(verb);
  }

  private static Way way(LifeEvent.Kind kind) {
    return switch (kind) {
      case INTRODUCED, SWEPT -> Way.ENTERS;
      case USED, OFFERED, RUNTIME -> Way.USED;
      default -> Way.PASSES;
    };
  }

  private static String verb(LifeEvent.Kind kind) {
    return switch (kind) {
      case INTRODUCED, SWEPT -> "comes in";
      case MATERIALISED -> "written";
      case PROTECTED -> "protected";
      case CARRIED -> "copied on";
      case USED -> "used";
      case OFFERED -> "within reach";
      case RESIDUE -> "left in a file";
      case DISPOSED -> "deleted";
      case RUNTIME -> "kept for containers";
      case PROVISIONED -> "made part of the image";
      case UNFOLLOWED -> "lost from sight";
    };
  }

  private void mounted(Build build) {
    for (Stage stage : build.stages()) {
      for (Step step : stage.steps()) {
        for (Flag flag : step.instruction().flags()) {
          if (flag.name().equals("mount")) {
            mounted(step, options(flag.value().orElse("")));
          }
        }
      }
    }
  }

  private void mounted(Step step, Map<String, String> options) {
    var type = options.getOrDefault("type", "bind");
    var channel =
        switch (type) {
          case "ssh" -> "--ssh " + options.getOrDefault("id", "default");
          case "secret" -> "--secret id=" + id(options);
          default -> "";
        };
    for (int secret = 0; secret < secrets.size(); secret++) {
      if (!channel.isEmpty() && channel.equals(withoutSource(secrets.get(secret).channel()))) {
        mark(step.line(), new Mark(secret, Way.MOUNTED, "mounted " + as(type, options)));
      }
    }
  }

  /** Returns a channel without what the caller gives by it: {@code --secret id=A,env=B}. */
  private static String withoutSource(String channel) {
    int comma = channel.indexOf(',');
    var named = comma < 0 ? channel : channel.substring(0, comma);
    int equals = named.startsWith("--ssh ") ? named.indexOf('=') : -1;
    return equals < 0 ? named : named.substring(0, equals);
  }

  private static String id(Map<String, String> options) {
    var target = target(options);
    return options.getOrDefault(
        "id",
        options.getOrDefault(
            "source", options.getOrDefault("src", target.substring(target.lastIndexOf('/') + 1))));
  }

  private static String target(Map<String, String> options) {
    return options.getOrDefault(
        "target", options.getOrDefault("dst", options.getOrDefault("destination", "")));
  }

  private static String as(String type, Map<String, String> options) {
    if (type.equals("ssh")) {
      return "as an agent";
    }
    var target = target(options);
    var variable = options.get("env");
    if (variable != null) {
      return "as $" + variable;
    }
    return target.isEmpty() ? "as a file" : "as " + target;
  }

  /** Returns the options of a mount, read as BuildKit does. */
  static Map<String, String> options(String mount) {
    var options = new LinkedHashMap<String, String>();
    for (var option : mount.split(",", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        options.put(option.substring(0, equals).strip(), option.substring(equals + 1).strip());
      }
    }
    return options;
  }

  private Set<Mark> at(int line) {
    return marks.computeIfAbsent(line, key -> new LinkedHashSet<>());
  }

  private void mark(int line, Mark mark) {
    at(line).add(mark);
  }
}
