package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One build stage and what is in force at each of its instructions.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#scope">Dockerfile reference,
 *     scope</a>
 */
public final class Stage {

  private final int index;
  private final String base;
  private final @Nullable Stage parent;
  private final @Nullable String name;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, List<Definition>> definitions = new HashMap<>();
  private final List<Step> settings = new ArrayList<>();

  Stage(int index, String base, @Nullable Stage parent, @Nullable String name) {
    this.index = index;
    this.base = base;
    this.parent = parent;
    this.name = name;
  }

  void add(Step step, List<Definition> defined) {
    steps.add(step);
    for (var definition : defined) {
      definitions.computeIfAbsent(definition.name(), key -> new ArrayList<>()).add(definition);
    }
    if (step.is(Keyword.WORKDIR) || step.is(Keyword.USER) || step.is(Keyword.SHELL)) {
      settings.add(step);
    }
  }

  /** Returns the number that {@code COPY --from} counts by. */
  public int index() {
    return index;
  }

  /** Returns the name behind AS, in lower case. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** Returns what FROM names, as written. */
  public String base() {
    return base;
  }

  /** Returns the stage that this one starts from. */
  public Optional<Stage> parent() {
    return Optional.ofNullable(parent);
  }

  /** Returns the instructions behind FROM. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Returns how people call this stage: its name, or its number. */
  public String label() {
    return name != null ? name : Integer.toString(index);
  }

  /** Returns whether this stage is {@code other} or starts, over any number of steps, from it. */
  public boolean descendsFrom(Stage other) {
    for (Stage at = this; at != null; at = at.parent) {
      if (at == other) {
        return true;
      }
    }
    return false;
  }

  /** Returns what defines a variable for the instruction at {@code position}, if anything does. */
  public Optional<Definition> definition(String variable, int position) {
    var environment = latest(variable, position, true);
    return environment.isPresent() ? environment : latest(variable, position, false);
  }

  private Optional<Definition> latest(String variable, int position, boolean environment) {
    for (Stage at = this; at != null; at = at.parent) {
      var candidates = at.definitions.getOrDefault(variable, List.of());
      for (int i = candidates.size() - 1; i >= 0; i--) {
        var candidate = candidates.get(i);
        if (candidate.step().position() < position && candidate.environment() == environment) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the definitions of one variable in this stage alone, in order. */
  public List<Definition> definitions(String variable) {
    return List.copyOf(definitions.getOrDefault(variable, List.of()));
  }

  /** Returns the user, as USER names it, for the instruction at {@code position}. */
  public Optional<String> userAt(int position) {
    return setting(Keyword.USER, position)
        .flatMap(step -> step.instruction().values().stream().findFirst());
  }

  /** Returns the program of SHELL with its arguments, in lower case. */
  Optional<String> shellAt(int position) {
    return setting(Keyword.SHELL, position)
        .map(step -> String.join(" ", step.instruction().values()).toLowerCase(Locale.ROOT));
  }

  /** Returns the WORKDIR instructions before {@code position}, parents first. */
  List<Step> workdirsBefore(int position) {
    var workdirs =
        new ArrayList<Step>(parent == null ? List.of() : parent.workdirsBefore(position));
    for (var step : settings) {
      if (step.is(Keyword.WORKDIR) && step.position() < position) {
        workdirs.add(step);
      }
    }
    return workdirs;
  }

  private Optional<Step> setting(Keyword keyword, int position) {
    for (Stage at = this; at != null; at = at.parent) {
      for (int i = at.settings.size() - 1; i >= 0; i--) {
        var step = at.settings.get(i);
        if (step.is(keyword) && step.position() < position) {
          return Optional.of(step);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "stage " + label();
  }
}
