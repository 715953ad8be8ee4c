package dev.keymount.transform;

import dev.keymount.edit.Applicability;
import dev.keymount.flow.Build;
import dev.keymount.flow.Life;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Place;
import dev.keymount.flow.Stage;
import dev.keymount.flow.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives steps that fetch over ssh without a key a forwarded agent, and what a client needs. */
final class AgentMount implements Transformer {

  @Override
  public Fix fix(Build build, Life life, MountForms forms) {
    var rule = Reasons.rule(life);
    var changes = new ArrayList<Change>();
    var prepared = new HashSet<String>();
    for (var use : hosts(life).entrySet()) {
      var step = use.getKey();
      var stage = step.stage().orElseThrow();
      var place = Place.of(build, stage, step);
      var inserted = new ArrayList<String>();
      var packages = prepared.add("client of " + stage) ? missing(stage, step) : List.<String>of();
      var manager = Packages.of(stage);
      if (!packages.isEmpty()) {
        if (manager.isEmpty() || !place.user().equals("root")) {
          return Fix.advice(life, rule, byHand(life, step, manager.isEmpty()));
        }
        inserted.add(manager.get().install(packages));
      }
      var unknown =
          use.getValue().stream()
              .filter(host -> !isKnown(stage, step, host))
              .filter(host -> prepared.add(host + " of " + stage + " for " + place.user()))
              .toList();
      if (!unknown.isEmpty()) {
        inserted.add(scan(unknown));
      }
      if (!inserted.isEmpty()) {
        changes.add(new Change.Insert(step, inserted));
      }
      var owner = Owner.of(place).forSocket();
      changes.add(new Change.AddMount(step, "type=ssh,required=true" + owner));
    }
    return new Fix(life, rule, Mechanism.SSH, Applicability.UNSAFE, reason(life), changes, true);
  }

  private static Map<Step, Set<String>> hosts(Life life) {
    var hosts = new LinkedHashMap<Step, Set<String>>();
    life.events(Kind.USED)
        .forEach(
            event ->
                hosts
                    .computeIfAbsent(event.step(), step -> new LinkedHashSet<>())
                    .add(event.note()));
    return hosts;
  }

  private static List<String> missing(Stage stage, Step step) {
    var packages = new ArrayList<String>();
    if (!Packages.hasGit(stage, step)) {
      packages.add("git");
    }
    if (!Packages.hasClient(stage, step)) {
      packages.add(Packages.of(stage).map(Packages::client).orElse("an ssh client"));
    }
    return packages;
  }

  /** Returns whether ssh is told before or in a step not to ask about a host. */
  private static boolean isKnown(Stage stage, Step step, String host) {
    var name = host.replaceFirst(":.*", "");
    return Packages.steps(stage).stream()
        .filter(earlier -> earlier.position() <= step.position())
        .flatMap(earlier -> texts(earlier).stream())
        .anyMatch(
            text ->
                text.contains("StrictHostKeyChecking")
                    || text.contains("ssh-keyscan") && text.contains(name)
                    || text.contains("known_hosts") && !text.contains("ssh-keyscan"));
  }

  private static List<String> texts(Step step) {
    var texts = new ArrayList<>(step.instruction().values());
    step.instruction().heredocs().forEach(document -> texts.add(document.content()));
    return texts;
  }

  private static String scan(List<String> hosts) {
    var scans =
        hosts.stream()
            .map(host -> host.split(":", 2))
            .map(
                parts ->
                    "ssh-keyscan "
                        + (parts.length > 1 ? "-p " + parts[1] + " " : "")
                        + parts[0]
                        + " >> ~/.ssh/known_hosts")
            .collect(Collectors.joining(" && "));
    return "RUN mkdir -p -m 0700 ~/.ssh && " + scans;
  }

  private static String byHand(Life life, Step step, boolean isUnknown) {
    return what(life)
        + "; install git and an ssh client "
        + (isUnknown ? "by the package manager of its base image" : "as root")
        + ", add "
        + life.name()
        + " to ~/.ssh/known_hosts, and give line "
        + step.line()
        + " --mount=type=ssh";
  }

  private static String what(Life life) {
    var lines = hosts(life).keySet().stream().map(Step::line).toList();
    var files =
        life.events(Kind.INTRODUCED)
            .map(LifeEvent::note)
            .filter(note -> !note.isEmpty())
            .distinct()
            .collect(Collectors.joining(" and "));
    return Reasons.lines(lines)
        + (lines.size() == 1 ? " fetches" : " fetch")
        + " over ssh from "
        + life.name()
        + (files.isEmpty() ? "" : ", as " + files + " asks for")
        + ", and nothing in this file gives a key";
  }

  private static String reason(Life life) {
    return what(life) + "; if the base image brings none, apply this with --unsafe";
  }
}
