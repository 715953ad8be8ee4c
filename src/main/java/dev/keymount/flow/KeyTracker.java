package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SshClients;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows a private key from a build argument through the stages. */
final class KeyTracker {

  /** Settings with which ssh uses the key file and no agent. */
  private static final Pattern INSISTS =
      Pattern.compile("(?i)IdentitiesOnly[ =\\\\\"']+yes|IdentityAgent[ =]+none");

  private static final Pattern RUNTIME_CLIENT =
      Pattern.compile(
          "(?:^|[\\s\"'/\\[])(?:git|ssh|scp|sftp|rsync|ansible[\\w-]*|cap)(?=$|[\\s\"'\\]])");

  private final Build build;
  private final String name;
  private final List<LifeEvent> events = new ArrayList<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Map<Stage, KeyState> ends = new HashMap<>();
  private boolean isPublic;

  private KeyTracker(Build build, String name) {
    this.build = build;
    this.name = name;
  }

  /** Returns the life of the key, empty when it turns out to be no private key. */
  static Optional<Life> follow(Build build, String name, List<Definition> declarations) {
    var tracker = new KeyTracker(build, name);
    declarations.forEach(
        declaration -> tracker.events.add(LifeEvent.of(Kind.INTRODUCED, declaration.step(), "")));
    build.stages().forEach(tracker::stage);
    if (tracker.isPublic) {
      return Optional.empty();
    }
    boolean insists = INSISTS.matcher(build.text()).find();
    return Optional.of(
        new Life(name, SecretKind.SSH_KEY, declarations, tracker.events, tracker.files, insists));
  }

  private void stage(Stage stage) {
    var state = stage.parent().map(ends::get).map(KeyState::copy).orElseGet(KeyState::new);
    for (var step : stage.steps()) {
      step(stage, step, state);
      files.addAll(state.files());
      state.endOfRun();
    }
    ends.put(stage, state);
  }

  private void step(Stage stage, Step step, KeyState state) {
    switch (step.instruction().keyword()) {
      case ARG -> argument(step, state);
      case ENV -> environment(stage, step, state);
      case RUN -> run(stage, step, state);
      case COPY, ADD -> copy(stage, step, state);
      case CMD, ENTRYPOINT, HEALTHCHECK -> atRuntime(stage, step, state);
      default -> {
        if (mentions(step, state)) {
          events.add(
              LifeEvent.of(
                  Kind.UNFOLLOWED,
                  step,
                  step.instruction().keyword()
                      + " in line "
                      + step.line()
                      + " takes the key, and"
                      + " a mount reaches RUN only"));
        }
      }
    }
  }

  private void argument(Step step, KeyState state) {
    for (var definition : Build.definitions(step)) {
      if (definition.name().equals(name)) {
        state.hold(name);
      } else if (definition.value().map(value -> mentions(value, state)).orElse(false)) {
        events.add(
            LifeEvent.of(
                Kind.UNFOLLOWED, step, "line " + step.line() + " makes it another's default"));
      }
    }
  }

  private void environment(Stage stage, Step step, KeyState state) {
    for (var definition : Build.definitions(step)) {
      var value = definition.value().orElse("");
      if (!mentions(value, state)) {
        continue;
      }
      if (build.isInImage(stage)) {
        events.add(
            LifeEvent.of(
                Kind.RUNTIME, step, "ENV in line " + step.line() + " gives it to the container"));
      } else if (isReference(value, state)) {
        state.hold(definition.name());
        events.add(definition(Kind.CARRIED, step, definition));
      } else {
        events.add(
            LifeEvent.of(
                Kind.UNFOLLOWED, step, "line " + step.line() + " makes it part of a value"));
      }
    }
  }

  static LifeEvent definition(Kind kind, Step step, Definition definition) {
    return new LifeEvent(
        kind, step, Optional.empty(), List.of(definition.range()), Reach.SURELY, "");
  }

  private void run(Stage stage, Step step, KeyState state) {
    var commands = step.commands();
    if (commands.isPresent()) {
      var run = new KeyRun(Place.of(build, stage, step), step, state, events);
      run.follow(commands.get());
      isPublic |= run.isPublic();
      return;
    }
    if (mentions(step, state)) {
      events.add(
          LifeEvent.of(
              Kind.UNFOLLOWED, step, "line " + step.line() + " is not run by a POSIX shell"));
    } else if (step.instruction().json() && state.isUsable()) {
      var words = step.instruction().values();
      var path = words.isEmpty() ? "" : words.get(0);
      var program = path.substring(path.lastIndexOf('/') + 1);
      var arguments = words.subList(Math.min(1, words.size()), words.size());
      var reach = SshClients.reach(program, path, arguments);
      if (reach != Reach.NEVER) {
        events.add(new LifeEvent(Kind.USED, step, Optional.empty(), List.of(), reach, ""));
      }
    }
  }

  private void copy(Stage stage, Step step, KeyState state) {
    var instruction = step.instruction();
    var place = Place.of(build, stage, step);
    var values = instruction.values().stream().map(place::expand).toList();
    var from = instruction.flag("from").flatMap(flag -> flag.value()).flatMap(build::stage);
    if (mentions(step, state) && !instruction.heredocs().isEmpty()) {
      events.add(
          LifeEvent.of(Kind.UNFOLLOWED, step, "line " + step.line() + " writes it to a file"));
      return;
    }
    if (values.size() < 2) {
      return;
    }
    var target = Place.absolute(values.get(values.size() - 1), place.workdir());
    boolean into = values.size() > 2 || values.get(values.size() - 1).endsWith("/");
    var sources = values.subList(0, values.size() - 1);
    var origin = from.map(ends::get);
    if (origin.isPresent()) {
      carried(step, origin.get(), sources, target, into, state);
    } else {
      sources.forEach(source -> state.neighbour(target(source, target, into)));
    }
  }

  private static String target(String source, String target, boolean into) {
    var trimmed = source.endsWith("/") ? source.substring(0, source.length() - 1) : source;
    return into ? target + "/" + trimmed.substring(trimmed.lastIndexOf('/') + 1) : target;
  }

  private void carried(
      Step step,
      KeyState origin,
      List<String> sources,
      String target,
      boolean into,
      KeyState state) {
    var dropped = new ArrayList<TextRange>();
    for (int at = 0; at < sources.size(); at++) {
      var source = Place.absolute(sources.get(at), "/");
      boolean key = false;
      boolean onlyKey = origin.isKey(source);
      for (var file : origin.files()) {
        if (file.equals(source)) {
          state.write(target(source, target, into || target.endsWith("/.ssh")));
          key = true;
        } else if (file.startsWith(source.equals("/") ? "/" : source + "/")) {
          var rest = source.equals("/") ? file : file.substring(source.length());
          state.write((target.equals("/") ? "" : target) + rest);
          key = true;
          onlyKey =
              source.endsWith("/.ssh")
                  && !origin.hasNeighbours(source)
                  && !isUsedLater(step, target);
        }
      }
      if (key && onlyKey) {
        dropped.add(step.instruction().arguments().get(at).range());
      } else if (!key || origin.hasNeighbours(source)) {
        state.neighbour(target + "/" + "copied");
      }
    }
    if (!dropped.isEmpty()) {
      boolean all = dropped.size() == sources.size();
      if (!all && step.instruction().json()) {
        events.add(
            LifeEvent.of(
                Kind.UNFOLLOWED, step, "line " + step.line() + " copies it with other files"));
        return;
      }
      events.add(
          new LifeEvent(
              Kind.CARRIED, step, Optional.empty(), all ? List.of() : dropped, Reach.SURELY, ""));
    }
  }

  /** Returns whether the stage goes on to name a directory, which must then be there. */
  private static boolean isUsedLater(Step step, String directory) {
    var tail = directory.substring(directory.lastIndexOf('/') + 1);
    return step.stage().stream()
        .flatMap(stage -> stage.steps().stream())
        .filter(later -> later.position() > step.position())
        .anyMatch(
            later -> later.instruction().values().stream().anyMatch(value -> value.contains(tail)));
  }

  private void atRuntime(Stage stage, Step step, KeyState state) {
    if (!build.isInImage(stage) || state.files().isEmpty()) {
      return;
    }
    var text = String.join(" ", step.instruction().values());
    boolean named = state.files().stream().anyMatch(text::contains);
    if (named || RUNTIME_CLIENT.matcher(text).find()) {
      events.add(
          LifeEvent.of(
              Kind.RUNTIME,
              step,
              step.instruction().keyword()
                  + " in line "
                  + step.line()
                  + " needs it in the container"));
    }
  }

  private boolean mentions(Step step, KeyState state) {
    var instruction = step.instruction();
    return instruction.values().stream().anyMatch(value -> mentions(value, state))
        || instruction.heredocs().stream().anyMatch(doc -> mentions(doc.content(), state));
  }

  private static boolean mentions(String text, KeyState state) {
    return VariableNames.in(text).stream().anyMatch(state::holds);
  }

  private static boolean isReference(String value, KeyState state) {
    return VariableNames.reference(value).filter(state::holds).isPresent();
  }
}
