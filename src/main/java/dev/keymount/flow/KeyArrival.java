package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a COPY or ADD of files of the build context brings: the key, and what lies beside it. */
final class KeyArrival {

  /** What is read of a directory that comes along. */
  private static final Pattern CONFIGURATION =
      Pattern.compile("(?i)(?:^|/)[^/]*(?:ssh|config)[^/]*$|/\\.ssh/|\\.sh$");

  private static final int MOST_FILES = 200;

  private final Build build;
  private final KeyEntry entry;
  private final Step step;
  private final KeyState state;
  private final List<LifeEvent> events;
  private final List<LifeEvent> hints = new ArrayList<>();
  private boolean insists;

  KeyArrival(Build build, KeyEntry entry, Step step, KeyState state, List<LifeEvent> events) {
    this.build = build;
    this.entry = entry;
    this.step = step;
    this.state = state;
    this.events = events;
  }

  /** Returns whether a configuration that comes along makes ssh use the key file. */
  boolean insists() {
    return insists;
  }

  /** Returns what comes along that says that a container needs the key. */
  List<LifeEvent> hints() {
    return List.copyOf(hints);
  }

  void follow(List<ContextCopy> all) {
    var dropped = new ArrayList<TextRange>();
    var directory = "/";
    for (var copy : all) {
      var source = entry.source(copy);
      if (source.isPresent()) {
        source.get().files().forEach(state::write);
        if (entry.readers().isSsh() && source.get().kind() == KeySource.Kind.TREE) {
          insists |= isInsistingConfiguration(copy);
        }
        if (source.get().kind() == KeySource.Kind.KEY) {
          dropped.add(copy.range());
          directory = copy.destination();
        } else {
          directory(all.size(), source.get());
        }
      } else {
        state.neighbour(copy.target());
        if (entry.readers().isSsh()) {
          KeyHints.in(copy, entry.name()).ifPresent(hints::add);
          insists |= isInsistingConfiguration(copy);
        }
        if (copy.target().endsWith("/.ssh")) {
          state.unknownNeighbour(copy.target());
        }
      }
    }
    if (!dropped.isEmpty()) {
      events.add(KeyCopy.withdrawn(build, step, Kind.INTRODUCED, dropped, all.size(), directory));
    }
  }

  /** Returns whether a file that comes along, as it is or in a directory, insists. */
  private boolean isInsistingConfiguration(ContextCopy copy) {
    var context = build.context();
    var text = context.text(copy.source());
    if (text.isPresent()) {
      return SshConfiguration.insists(text.get());
    }
    return context.below(copy.source()).stream()
        .filter(file -> CONFIGURATION.matcher(file).find())
        .limit(MOST_FILES)
        .flatMap(file -> context.text(file).stream())
        .anyMatch(SshConfiguration::insists);
  }

  private void directory(int sources, KeySource source) {
    if (source.kind() == KeySource.Kind.TREE) {
      events.add(LifeEvent.of(Kind.SWEPT, step, source.copy().source()));
      return;
    }
    state.unknownNeighbour(source.copy().target());
    boolean seen = source.kind() == KeySource.Kind.DIRECTORY;
    insists |=
        build.context().below(source.copy().source()).stream()
            .flatMap(file -> build.context().text(file).stream())
            .anyMatch(SshConfiguration::insists);
    if (sources > 1 || step.instruction().json() || source.narrowed().isEmpty()) {
      events.add(
          LifeEvent.of(
              Kind.UNFOLLOWED,
              step,
              "line " + step.line() + " copies it with the rest of a directory"));
    }
    var arguments = step.instruction().arguments();
    var range = source.copy().range().union(arguments.get(arguments.size() - 1).range());
    events.add(
        new LifeEvent(
            Kind.INTRODUCED,
            step,
            Optional.empty(),
            List.of(range),
            seen ? Reach.SURELY : Reach.POSSIBLY,
            source.narrowed(),
            false));
  }
}
