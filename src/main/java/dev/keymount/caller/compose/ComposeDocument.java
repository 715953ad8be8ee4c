package dev.keymount.caller.compose;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One compose file. */
final class ComposeDocument implements CallerDocument {

  private static final int MOST_ATTEMPTS = 40;
  private static final Engine FIRST_COMPOSE =
      Engine.without(
          "docker-compose 1",
          "a compose file without services is for docker-compose 1, which can't mount secrets: put"
              + " its services under services: and build with Compose 2");

  private final CallerFile file;
  private final YamlValue root;
  private final List<ComposeService> services;
  private final Map<String, String> environment;

  ComposeDocument(
      CallerFile file,
      YamlValue root,
      List<ComposeService> services,
      Map<String, String> environment) {
    this.file = file;
    this.root = root;
    this.services = List.copyOf(services);
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Call> calls() {
    var engine = root.get("services").isPresent() ? Engine.DOCKER : FIRST_COMPOSE;
    return services.stream().map(service -> service.call(engine)).toList();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var supplies = new Supplies(environment, root.get("version").isPresent());
    var wanted = new LinkedHashMap<Wish, Supply>();
    for (int at = 0; at < services.size(); at++) {
      for (var need : demands.get(at).needs()) {
        var service = services.get(at);
        var passed =
            need.argument().flatMap(name -> Optional.ofNullable(service.arguments().get(name)));
        var wish = new Wish(service, need, passed);
        supplies.of(wish).ifPresent(supply -> wanted.put(wish, supply));
      }
    }
    return wanted.isEmpty() ? CallerRewrite.NONE : rewrite(wanted, options);
  }

  private CallerRewrite rewrite(Map<Wish, Supply> wanted, Options options) {
    var applied = new LinkedHashMap<Wish, Supply>();
    var answers = new ArrayList<Answer>();
    wanted.forEach(
        (wish, supply) -> {
          if (supply instanceof Supply.Nothing) {
            answers.add(wish.answer(root.text(), supply, Applicability.ADVICE, false));
          } else if (wish.isHeldBack(options.unsafe())) {
            answers.add(wish.answer(root.text(), supply, wish.need().applicability(), false));
          } else {
            applied.put(wish, supply);
          }
        });
    var attempt = settled(applied);
    applied.forEach(
        (wish, supply) ->
            answers.add(
                attempt.given().containsKey(wish)
                    ? wish.answer(
                        root.text(),
                        noted(wish, supply, attempt.removals()),
                        wish.need().applicability(),
                        true)
                    : wish.answer(root.text(), byHand(wish, supply), Applicability.ADVICE, false)));
    answers.sort(Comparator.comparingInt(Answer::line));
    return new CallerRewrite(attempt.edits(), answers.stream().distinct().toList());
  }

  /** What can be written: the edits, and for whom. */
  private record Attempt(Map<Wish, Supply> given, Removals removals, List<TextEdit> edits) {}

  /** Writes as much as can be written with certainty, all at once or service by service. */
  private Attempt settled(Map<Wish, Supply> applied) {
    var all = attempt(applied);
    if (all.isPresent()) {
      return all.get();
    }
    var best = new Attempt(Map.of(), new Removals(root, services), List.of());
    if (applied.size() > MOST_ATTEMPTS) {
      return best;
    }
    var names = new LinkedHashSet<String>();
    applied.keySet().forEach(wish -> names.add(wish.service().name()));
    for (var name : names) {
      var more = new LinkedHashMap<>(best.given());
      applied.forEach(
          (wish, supply) -> {
            if (wish.service().name().equals(name)) {
              more.put(wish, supply);
            }
          });
      best = attempt(more).orElse(best);
    }
    return best;
  }

  private Optional<Attempt> attempt(Map<Wish, Supply> given) {
    if (root.get("services").isEmpty()) {
      return Optional.empty();
    }
    var removals = new Removals(root, services);
    given.keySet().forEach(removals::want);
    return edits(given, removals)
        .filter(found -> new ComposeCheck(file, root, removals).holds(found, given))
        .map(found -> new Attempt(given, removals, found));
  }

  private Optional<List<TextEdit>> edits(Map<Wish, Supply> applied, Removals removals) {
    var edits = new YamlEdits(root.text());
    var below = others();
    var secrets = new NamedSecrets(root, below);
    var builds = new LinkedHashMap<Integer, BuildEntries>();
    for (var entry : applied.entrySet()) {
      var wish = entry.getKey();
      var build =
          wish.layer().build().filter(found -> !wish.isElsewhere()).map(found -> home(wish, found));
      var given =
          build.map(
              found ->
                  builds.computeIfAbsent(
                      found.node().range().start(), at -> new BuildEntries(found)));
      if (entry.getValue() instanceof Supply.Secret secret) {
        if (below.stream().anyMatch(other -> isContested(other, wish, secret))) {
          secrets.take(wish.need().id());
        }
        var name = secrets.name(wish.need().id(), secret);
        given.ifPresent(entries -> entries.secret(wish.need().id(), name));
      } else if (entry.getValue() instanceof Supply.Ssh ssh) {
        given.ifPresent(entries -> entries.ssh(wish.need().id(), ssh));
      }
    }
    removals.decide();
    var result = new ArrayList<TextEdit>();
    var exchanged = new LinkedHashSet<YamlEntry>();
    for (var entries : builds.values()) {
      var added = entries.edits(edits, removals.emptied());
      if (added.isEmpty()) {
        return Optional.empty();
      }
      result.addAll(added.get());
      exchanged.addAll(entries.exchanged());
    }
    var gone = removals.edits(edits, exchanged);
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    result.addAll(gone.get());
    return secrets
        .edits(edits)
        .map(
            added -> {
              result.addAll(added);
              return result;
            });
  }

  /**
   * Returns the mapping that gets what a build must give: the fragment that has its {@code args},
   * where the build takes it as it is, or the build itself.
   */
  private static YamlValue home(Wish wish, YamlValue build) {
    boolean own =
        build
            .mapping()
            .filter(there -> there.own("secrets").or(() -> there.own("ssh")).isPresent())
            .isPresent();
    return wish.passed()
        .filter(passed -> !own)
        .flatMap(passed -> passed.argument().list().owner())
        .map(
            owner ->
                new YamlValue(
                    build.text(), owner, Optional.empty(), Optional.empty(), build.trail()))
        .orElse(build);
  }

  /** Returns the roots of the files that this one is laid over. */
  private List<YamlValue> others() {
    var reader = new ComposeReader(file, root);
    return reader.base().stream().toList();
  }

  /** Returns whether another service of the file below passes another value by that name. */
  private boolean isContested(YamlValue other, Wish wish, Supply.Secret secret) {
    return new ComposeReader(file, other)
        .services().stream()
            .filter(service -> !service.name().equals(wish.service().name()))
            .flatMap(
                service ->
                    wish.need().argument().stream()
                        .flatMap(name -> Stream.ofNullable(service.arguments().get(name))))
            .anyMatch(
                passed ->
                    !passed.argument().interpolation().variables().equals(List.of(secret.value())));
  }

  private static Supply noted(Wish wish, Supply supply, Removals removals) {
    boolean stays =
        wish.passed()
            .filter(passed -> !wish.isElsewhere())
            .filter(passed -> !removals.goes(passed.argument()))
            .isPresent();
    if (!stays || wish.need().keepsArgument()) {
      return supply;
    }
    var more =
        "; the argument stays because something else gets it from the same fragment, so give that"
            + " one of its own";
    return supply instanceof Supply.Secret secret
        ? new Supply.Secret(secret.kind(), secret.value(), secret.reason() + more)
        : new Supply.Ssh(((Supply.Ssh) supply).path(), supply.reason() + more);
  }

  private static Supply byHand(Wish wish, Supply supply) {
    var id = wish.need().id();
    var remove =
        wish.passed().map(found -> "remove " + found.argument().name() + " from args, ").orElse("");
    if (supply instanceof Supply.Secret secret) {
      return new Supply.Nothing(
          false,
          "the file can't be changed with certainty: "
              + remove
              + "add secrets: ["
              + id
              + "] to build and secrets: {"
              + id
              + ": {"
              + secret.kind()
              + ": "
              + secret.value()
              + "}} to the file");
    }
    return new Supply.Nothing(
        true,
        "the file can't be changed with certainty: "
            + remove
            + "add ssh: ["
            + ((Supply.Ssh) supply).item(id)
            + "] to build");
  }
}
