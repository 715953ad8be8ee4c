package dev.keymount.migrate;

import dev.keymount.caller.Call;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.Target;
import dev.keymount.edit.Applicability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which call builds which Dockerfiles, and what follows for it. */
final class Pairing {

  private final List<Site> sites;
  private final Map<String, Engine> elsewhere;
  private final Map<Site, List<String>> built = new HashMap<>();
  private final Map<Site, Set<String>> passedOn = new HashMap<>();
  private final Map<Site, Set<String>> passedWithin = new HashMap<>();
  private final Map<String, List<Site>> callers = new HashMap<>();
  private final List<Site> undecided = new ArrayList<>();
  private final Map<String, DockerfileNeeds> needs = new LinkedHashMap<>();

  private Pairing(List<Site> sites, Map<String, Engine> elsewhere) {
    this.sites = List.copyOf(sites);
    this.elsewhere = Map.copyOf(elsewhere);
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
    return of(sites, dockerfiles, Map.of(), Map.of());
  }

  /**
   * Pairs by the calls' own words.
   *
   * @param dockerfiles the paths of all Dockerfiles relative to the root
   * @param elsewhere what builds the Dockerfiles that no call of a file builds, by the path of the
   *     file
   * @param links where the Dockerfiles that calls name by links really lie
   */
  static Pairing of(
      List<Site> sites,
      List<String> dockerfiles,
      Map<String, Engine> elsewhere,
      Map<String, String> links) {
    var pairing = new Pairing(sites, elsewhere);
    for (var site : sites) {
      var target = site.call().target();
      if (target.through().isEmpty()) {
        pairing.pair(site, named(target, dockerfiles, links));
      }
    }
    for (var site : sites) {
      if (!site.call().target().through().isEmpty()) {
        pairing.pairThrough(site);
      }
    }
    return pairing;
  }

  private static List<String> named(
      Target target, List<String> dockerfiles, Map<String, String> links) {
    var found =
        target.dockerfiles().stream()
            .map(path -> new TargetPattern(links.getOrDefault(path, path)).in(dockerfiles))
            .filter(paths -> !paths.isEmpty());
    return target.every()
        ? found.flatMap(List::stream).distinct().toList()
        : found.findFirst().orElse(List.of());
  }

  private void pair(Site site, List<String> dockerfiles) {
    built.put(site, dockerfiles);
    var engine = site.call().engine();
    boolean isWeak = engine.obstacle().isPresent() || !engine.mountsVariables();
    if (dockerfiles.isEmpty() && isWeak && !site.call().arguments().isEmpty()) {
      undecided.add(site);
    }
    for (var dockerfile : dockerfiles) {
      callers.computeIfAbsent(dockerfile, path -> new ArrayList<>()).add(site);
    }
  }

  /** Pairs a call with what the calls of the files build that it goes through. */
  private void pairThrough(Site site) {
    var dockerfiles = new LinkedHashSet<String>();
    for (var set : site.call().target().through()) {
      var inner = sites.stream().filter(other -> set.contains(other.path())).toList();
      for (var other : inner) {
        dockerfiles.addAll(built.getOrDefault(other, List.of()));
        passedOn.computeIfAbsent(other, call -> new HashSet<>()).addAll(site.call().arguments());
        passedWithin
            .computeIfAbsent(site, call -> new HashSet<>())
            .addAll(other.call().arguments());
      }
      if (!inner.isEmpty()) {
        break;
      }
    }
    pair(site, List.copyOf(dockerfiles));
  }

  /** Returns the Dockerfiles that a call is known to build. */
  List<String> dockerfiles(Site site) {
    return built.getOrDefault(site, List.of());
  }

  /**
   * Returns what builds a Dockerfile: the weakest of the engines of its callers, those included
   * that do not say what they build and pass arguments which it takes, all of them, and of those of
   * files that may build it by a command that does not show it.
   */
  Engine engine(String dockerfile, Set<String> arguments) {
    var possible = new ArrayList<>(callers.getOrDefault(dockerfile, List.of()));
    for (var site : undecided) {
      if (arguments.containsAll(site.call().arguments())) {
        possible.add(site);
      }
    }
    var weakest = Engine.DOCKER;
    for (var site : possible) {
      var engine = site.call().engine();
      var place = " (" + site.path() + ":" + site.call().line() + ")";
      if (engine.obstacle().isPresent()) {
        return Engine.without(engine.name(), engine.obstacle().get() + place);
      }
      var against =
          weakest.againstAgents().or(() -> engine.againstAgents().map(reason -> reason + place));
      var weaker = engine.mountsVariables() ? weakest : engine;
      weakest = new Engine(weaker.name(), weaker.mountsVariables(), against, Optional.empty());
    }
    return weakest.mountsVariables() ? hidden(dockerfile).orElse(weakest) : weakest;
  }

  private Optional<Engine> hidden(String dockerfile) {
    var shown =
        callers.getOrDefault(dockerfile, List.of()).stream().map(Site::path).distinct().toList();
    return elsewhere.entrySet().stream()
        .filter(entry -> !shown.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Returns the Dockerfiles that want anything of a call, as far as that is known or guessed. */
  List<String> served(Site site) {
    var named = dockerfiles(site);
    return named.isEmpty()
        ? byArguments(site.call())
        : named.stream()
            .filter(path -> needs.containsKey(path) && !needs.get(path).needs().isEmpty())
            .toList();
  }

  /** Takes note of what a Dockerfile wants. */
  void take(DockerfileResult result) {
    var wanted = DockerfileNeeds.of(result);
    boolean isAsked = !wanted.needs().isEmpty() || !wanted.agents().isEmpty();
    if (isAsked || callers.containsKey(result.path())) {
      needs.put(result.path(), wanted);
    }
  }

  /** Returns what takes the places of the arguments that moved, by their names. */
  Map<String, Need> moved() {
    var moved = new LinkedHashMap<String, Need>();
    for (var one : needs.values()) {
      for (var need : one.needs()) {
        need.argument().ifPresent(name -> moved.putIfAbsent(name, need));
      }
    }
    return moved;
  }

  /** Returns what each call must give, in order of the sites. */
  List<Demand> demands() {
    return sites.stream().map(this::demand).toList();
  }

  private Demand demand(Site site) {
    var named = dockerfiles(site);
    var call = site.call();
    if (named.isEmpty()) {
      return together(byArguments(call), passes(call.arguments()), Applicability.UNSAFE);
    }
    if (!call.target().through().isEmpty()) {
      var within = new HashSet<>(passedWithin.getOrDefault(site, Set.of()));
      within.addAll(call.arguments());
      return together(named, passes(within), Applicability.SAFE);
    }
    var all = withAgents(together(named, need -> true, Applicability.SAFE), named, call);
    var forced = passedOn.getOrDefault(site, Set.of());
    return forced.isEmpty()
        ? all
        : new Demand(all.needs().stream().map(need -> forced(need, forced)).toList());
  }

  /**
   * Returns a demand with agents in the place of keys that the Dockerfiles of a call don't take.
   */
  private Demand withAgents(Demand demand, List<String> dockerfiles, Call call) {
    var all = new ArrayList<>(demand.needs());
    for (var argument : new TreeSet<>(call.arguments())) {
      var agents =
          dockerfiles.stream()
              .flatMap(path -> Optional.ofNullable(needs.get(path)).stream())
              .map(one -> one.agentFor(argument))
              .toList();
      if (demand.forArgument(argument).isEmpty()
          && !agents.isEmpty()
          && agents.stream().allMatch(Optional::isPresent)) {
        all.add(agents.get(0).orElseThrow());
      }
    }
    return new Demand(all);
  }

  private static Predicate<Need> passes(Set<String> arguments) {
    return need -> need.argument().filter(arguments::contains).isPresent();
  }

  private static Need forced(Need need, Set<String> arguments) {
    return need.argument().filter(arguments::contains).isEmpty()
        ? need
        : new Need(
            need.id(),
            need.form(),
            need.argument(),
            need.file(),
            need.required(),
            need.keepsArgument(),
            need.applicability(),
            true);
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
   * @param counts which of it counts
   */
  private Demand together(
      List<String> dockerfiles, Predicate<Need> counts, Applicability applicability) {
    var known =
        dockerfiles.stream().map(needs::get).flatMap(found -> Optional.ofNullable(found).stream());
    var all = known.toList();
    Set<String> still = new LinkedHashSet<>();
    all.forEach(one -> still.addAll(one.arguments()));
    var wanted = new LinkedHashMap<String, Need>();
    for (var one : all) {
      for (var need : one.needs()) {
        if (counts.test(need)) {
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
