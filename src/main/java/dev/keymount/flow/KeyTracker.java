package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SecretKind;
import dev.keymount.shell.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows a private key from where it enters through the stages. */
final class KeyTracker {

  /** Programs that are ssh clients, or run one at once. */
  private static final Set<String> DIRECT =
      Set.of("git", "ssh", "scp", "sftp", "rsync", "svn", "hg", "git-lfs");

  private static final Pattern RUNTIME_CLIENT =
      Pattern.compile(
          "(?:^|[\\s\"'/\\[])(?:git|ssh|scp|sftp|rsync|ansible[\\w-]*|cap)(?=$|[\\s\"'\\]])");

  private final Build build;
  private final KeyEntry entry;
  private final Set<String> expected;
  private final List<LifeEvent> events = new ArrayList<>();
  private final List<LifeEvent> hints = new ArrayList<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Map<Stage, KeyState> ends = new HashMap<>();
  private boolean isPublic;
  private boolean insists;

  private KeyTracker(Build build, KeyEntry entry, Set<String> expected) {
    this.build = build;
    this.entry = entry;
    this.expected = Set.copyOf(expected);
  }

  /** Returns the life of a key, empty when it turns out to be no private key. */
  static Optional<Life> follow(Build build, KeyEntry entry) {
    // The first walk tells which files hold the key, the second knows them before they do.
    var first = new KeyTracker(build, entry, Set.of());
    var life = first.life();
    return first.files.isEmpty() ? life : new KeyTracker(build, entry, first.files).life();
  }

  private Optional<Life> life() {
    for (var declaration : entry.declarations()) {
      events.add(LifeEvent.of(Kind.INTRODUCED, declaration.step(), ""));
    }
    build.stages().forEach(this::stage);
    if (isPublic) {
      return Optional.empty();
    }
    if (events.stream().noneMatch(KeyTracker::isDirectUse)) {
      events.addAll(hints);
    }
    insists |= !entry.readers().isSsh() || SshConfiguration.insists(build.text());
    return Optional.of(
        new Life(
            entry.name(),
            entry.readers().isSsh() ? SecretKind.SSH_KEY : SecretKind.CREDENTIALS_FILE,
            entry.way(),
            entry.declarations(),
            events,
            files,
            insists));
  }

  /** Returns whether an ssh client itself uses the key, and not a tool that may start one. */
  private static boolean isDirectUse(LifeEvent event) {
    return event.kind() == Kind.USED
        && event.reach() == Reach.SURELY
        && event
            .command()
            .filter(Command.Simple.class::isInstance)
            .map(Command.Simple.class::cast)
            .flatMap(simple -> Invocation.of(simple).program())
            .filter(DIRECT::contains)
            .isPresent();
  }

  private void stage(Stage stage) {
    var state =
        stage
            .parent()
            .map(ends::get)
            .map(KeyState::copy)
            .orElseGet(() -> new KeyState(entry.isFound()));
    state.expect(expected);
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
                      + " takes it, and"
                      + " a mount reaches RUN only"));
        }
      }
    }
  }

  private void argument(Step step, KeyState state) {
    for (var definition : Build.definitions(step)) {
      if (definition.name().equals(entry.name())) {
        state.hold(entry.name());
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
        kind, step, Optional.empty(), List.of(definition.range()), Reach.SURELY, "", false);
  }

  private void run(Stage stage, Step step, KeyState state) {
    if (mountsFromKeyStage(step)) {
      events.add(
          LifeEvent.of(
              Kind.UNFOLLOWED, step, "line " + step.line() + " mounts it from another stage"));
      return;
    }
    if (entry.way() == Life.Entry.CONTEXT_FILE && bindsContext(step)) {
      events.add(
          LifeEvent.of(
              Kind.UNFOLLOWED,
              step,
              "line "
                  + step.line()
                  + " binds the build context, which has the file; bind what the step needs of it"));
    }
    var commands = step.commands();
    if (commands.isPresent()) {
      int before = events.size();
      var run = new KeyRun(Place.of(build, stage, step), step, state, entry.readers(), events);
      run.follow(commands.get());
      isPublic |= run.isPublic();
      insists |= run.insists();
      hints.addAll(run.hints());
      if (events.size() == before && !run.isPublic() && mentions(step, state)) {
        events.add(
            LifeEvent.of(
                Kind.UNFOLLOWED, step, "line " + step.line() + " names it in a text of its own"));
      }
      return;
    }
    if (mentions(step, state)) {
      events.add(
          LifeEvent.of(
              Kind.UNFOLLOWED, step, "line " + step.line() + " is not run by a POSIX shell"));
    } else if (namesFile(step, state)) {
      events.add(
          LifeEvent.of(
              Kind.UNFOLLOWED,
              step,
              "line " + step.line() + " names the file in a form that is not followed"));
    } else if (step.instruction().json()) {
      var reach =
          entry.readers().reach(Place.of(build, stage, step), step.instruction().values(), state);
      if (reach != Reach.NEVER) {
        var place = Place.of(build, stage, step);
        var path = KeyState.nearest(state.files(), place, place.workdir());
        events.add(new LifeEvent(Kind.USED, step, Optional.empty(), List.of(), reach, path, false));
      }
    }
  }

  /**
   * Returns whether an instruction of another language than the shell's names a file that is there.
   */
  private boolean namesFile(Step step, KeyState state) {
    var text = step.instruction().range().of(build.text());
    return state.files().stream().anyMatch(file -> KeyFiles.names(text, nameOf(file)));
  }

  /** Returns whether a RUN mounts the part of the build context that the file lies in. */
  private boolean bindsContext(Step step) {
    return step.instruction().flags().stream()
        .filter(flag -> flag.name().equals("mount"))
        .flatMap(flag -> flag.value().stream())
        .map(value -> List.of(value.split(",", -1)))
        .filter(options -> options.contains("type=bind") || typeless(options))
        .filter(options -> options.stream().noneMatch(option -> option.startsWith("from=")))
        .map(
            options ->
                options.stream()
                    .filter(o -> o.startsWith("source=") || o.startsWith("src="))
                    .map(o -> ContextSource.relative(o.substring(o.indexOf('=') + 1)))
                    .findFirst()
                    .orElse(""))
        .map(ContextSource::new)
        .anyMatch(source -> source.isAbove(entry.name()) || source.names(entry.name()));
  }

  /** A mount without a type is a bind. */
  private static boolean typeless(List<String> options) {
    return options.stream().noneMatch(option -> option.startsWith("type="));
  }

  private boolean mountsFromKeyStage(Step step) {
    return step.instruction().flags().stream()
        .filter(flag -> flag.name().equals("mount"))
        .flatMap(flag -> flag.value().stream())
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .filter(option -> option.startsWith("from="))
        .flatMap(option -> build.stage(option.substring("from=".length())).stream())
        .map(ends::get)
        .anyMatch(end -> end != null && !end.files().isEmpty());
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
    var origin = from.map(ends::get);
    if (origin.isPresent()) {
      var target = Place.absolute(values.get(values.size() - 1), place.workdir());
      boolean into = values.size() > 2 || values.get(values.size() - 1).endsWith("/");
      new KeyCopy(build, step, origin.get(), state)
          .follow(values.subList(0, values.size() - 1), target, into)
          .ifPresent(events::add);
    } else {
      var arrival = new KeyArrival(build, entry, step, state, events);
      arrival.follow(ContextCopy.in(build, stage, step));
      insists |= arrival.insists();
      hints.addAll(arrival.hints());
    }
  }

  private void atRuntime(Stage stage, Step step, KeyState state) {
    if (!build.isInImage(stage) || state.files().isEmpty()) {
      return;
    }
    var text = String.join(" ", step.instruction().values());
    var script = started(stage, step);
    boolean named =
        state.files().stream()
            .anyMatch(file -> text.contains(file) || KeyFiles.names(script, nameOf(file)));
    boolean client = RUNTIME_CLIENT.matcher(text).find() || RUNTIME_CLIENT.matcher(script).find();
    var words = step.instruction().values();
    boolean reads =
        !entry.readers().isSsh()
            && step.instruction().json()
            && entry.readers().reach(Place.of(build, stage, step), words, state) == Reach.SURELY;
    if (named || reads || entry.readers().isSsh() && client) {
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

  private static String nameOf(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** Returns the text of the scripts of the repository that a container starts with. */
  private String started(Stage stage, Step step) {
    var paths = new CopiedPaths(build);
    var place = Place.of(build, stage, step);
    var text = new StringBuilder();
    for (var value : step.instruction().values()) {
      for (var word : value.split("\\s+", -1)) {
        var path = word.startsWith("/") || word.contains("/") || word.endsWith(".sh") ? word : "";
        if (!path.isEmpty()) {
          paths
              .file(stage, step, Place.absolute(path, place.workdir()))
              .ifPresent(file -> text.append(file.text()).append('\n'));
        }
      }
    }
    return text.toString();
  }

  private boolean mentions(Step step, KeyState state) {
    var instruction = step.instruction();
    return instruction.values().stream().anyMatch(value -> mentions(value, state))
        || instruction.heredocs().stream()
            .anyMatch(doc -> mentions(doc.content(), state) || state.isNamedIn(doc.content()));
  }

  private static boolean mentions(String text, KeyState state) {
    return VariableNames.in(text).stream().anyMatch(state::holds);
  }

  private static boolean isReference(String value, KeyState state) {
    return VariableNames.reference(value).filter(state::holds).isPresent();
  }
}
