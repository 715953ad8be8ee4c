package dev.keymount.migrate;

import dev.keymount.caller.Call;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.edit.Applicability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which call builds which Dockerfiles, and what follows for it. */
final class Pairing {

  private final List<Site> sites;
  private final Map<Call, List<String>> built = new HashMap<>();
  private final Map<String, List<Site>> callers = new HashMap<>();
  private final Map<String, DockerfileNeeds> needs = new LinkedHashMap<>();

  private Pairing(List<Site> sites) {
    this.sites = List.copyOf(sites);
  }

  /**
   * A call and the file that makes it.
   *
   * @param path the path of the file relative to the root
   * @param call the call
   */
  record Site(String path, Call call) {}

  /**
   * Pairs by the calls' own words.
   *
   * @param dockerfiles the paths of all Dockerfiles relative to the root
   */
  static Pairing of(List<Site> sites, List<String> dockerfiles) {
    var pairing = new Pairing(sites);
    for (var site : sites) {
      var named =
          site.call().target().dockerfiles().stream()
              .map(path -> new TargetPattern(path).in(dockerfiles))
              .filter(found -> !found.isEmpty())
              .findFirst()
              .orElse(List.of());
      pairing.built.put(site.call(), named);
      for (var dockerfile : named) {
        pairing.callers.computeIfAbsent(dockerfile, path -> new ArrayList<>()).add(site);
      }
    }
    return pairing;
  }

  /** Returns the Dockerfiles that a call is known to build. */
  List<String> dockerfiles(Call call) {
    return built.getOrDefault(call, List.of());
  }

  /** Returns what builds a Dockerfile: the weakest of the engines of its callers. */
  Engine engine(String dockerfile) {
    var weakest = Engine.DOCKER;
    for (var site : callers.getOrDefault(dockerfile, List.of())) {
      var engine = site.call().engine();
      if (engine.obstacle().isPresent()) {
        var place = " (" + site.path() + ":" + site.call().line() + ")";
        return Engine.without(engine.name(), engine.obstacle().get() + place);
      }
      weakest = engine.mountsVariables() ? weakest : engine;
    }
    return weakest;
  }

  /** Takes note of what a Dockerfile wants. */
  void take(DockerfileResult result) {
    var wanted = DockerfileNeeds.of(result);
    if (!wanted.needs().isEmpty() || callers.containsKey(result.path())) {
      needs.put(result.path(), wanted);
    }
  }

  /** Returns what each call must give, in order of the sites. */
  List<Demand> demands() {
    return sites.stream().map(site -> demand(site.call())).toList();
  }

  private Demand demand(Call call) {
    var named = dockerfiles(call);
    return named.isEmpty()
        ? together(byArguments(call), call.arguments(), Applicability.UNSAFE)
        : together(named, Set.of(), Applicability.SAFE);
  }

  /** Returns the Dockerfiles that take, by mounts now, an argument that a call passes. */
  private List<String> byArguments(Call call) {
    return needs.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().needs().stream()
                    .anyMatch(
                        need -> need.argument().filter(call.arguments()::contains).isPresent()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Returns what several Dockerfiles want together.
   *
   * @param passed where not empty, the only arguments that count
   */
  private Demand together(
      List<String> dockerfiles, Set<String> passed, Applicability applicability) {
    var known =
        dockerfiles.stream().map(needs::get).flatMap(found -> Optional.ofNullable(found).stream());
    var all = known.toList();
    Set<String> still = new LinkedHashSet<>();
    all.forEach(one -> still.addAll(one.arguments()));
    var wanted = new LinkedHashMap<String, Need>();
    for (var one : all) {
      for (var need : one.needs()) {
        if (passed.isEmpty() || need.argument().filter(passed::contains).isPresent()) {
          boolean kept = need.argument().filter(still::contains).isPresent();
          var key = need.argument().orElse("") + '\n' + need.id() + '\n' + need.isSsh();
          wanted.putIfAbsent(key, with(need, kept, applicability));
        }
      }
    }
    return new Demand(new ArrayList<>(wanted.values()));
  }

  private static Need with(Need need, boolean kept, Applicability applicability) {
    return new Need(
        need.id(), need.form(), need.argument(), need.file(), need.required(), kept, applicability);
  }
}
