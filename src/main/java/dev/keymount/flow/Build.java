package dev.keymount.flow;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.secret.Clue;
import dev.keymount.secret.Clues;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stages of a Dockerfile, how they hang together, and what is defined where. */
public final class Build {

  private final Dockerfile file;
  private final ContextFiles context;
  private final List<Step> globals = new ArrayList<>();
  private final List<Definition> globalDefinitions = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final Map<String, Stage> byName = new HashMap<>();
  private @Nullable Clues clues;

  private Build(Dockerfile file, ContextFiles context) {
    this.file = file;
    this.context = context;
  }

  /** Returns the model of the build of a Dockerfile of whose context nothing is at hand. */
  public static Build of(Dockerfile file) {
    return of(file, ContextFiles.NONE);
  }

  /** Returns the model of a Dockerfile's build. */
  public static Build of(Dockerfile file, ContextFiles context) {
    var build = new Build(file, context);
    int position = 0;
    for (var instruction : file.instructions()) {
      build.add(instruction, position++);
    }
    return build;
  }

  private void add(Instruction instruction, int position) {
    if (instruction.keyword() == Keyword.FROM) {
      addStage(instruction);
      return;
    }
    var stage = stages.isEmpty() ? null : stages.get(stages.size() - 1);
    var step = new Step(file.source(), instruction, position, stage);
    var definitions = definitions(step);
    if (stage == null) {
      globals.add(step);
      globalDefinitions.addAll(definitions);
    } else {
      stage.add(step, definitions);
    }
  }

  private void addStage(Instruction from) {
    var values = from.values();
    var base = values.isEmpty() ? "" : values.get(0);
    var name = values.size() == 3 ? values.get(2).toLowerCase(Locale.ROOT) : null;
    var stage = new Stage(stages.size(), base, byName.get(base.toLowerCase(Locale.ROOT)), name);
    stages.add(stage);
    if (name != null) {
      byName.put(name, stage);
    }
  }

  /** Returns what an ARG or ENV defines, in order; nothing for other instructions. */
  public static List<Definition> definitions(Step step) {
    return definitions(step, step.instruction());
  }

  /** Returns what an instruction defines that is a step, or what a step triggers. */
  static List<Definition> definitions(Step step, Instruction instruction) {
    var definitions = new ArrayList<Definition>();
    var arguments = instruction.arguments();
    if (instruction.keyword() == Keyword.ENV) {
      for (int at = 0; at + 2 < arguments.size(); at += 3) {
        var range = arguments.get(at).range().union(arguments.get(at + 1).range());
        var value = Optional.of(arguments.get(at + 1).value());
        definitions.add(new Definition(step, arguments.get(at).value(), true, value, range));
      }
    } else if (instruction.keyword() == Keyword.ARG) {
      for (var argument : arguments) {
        definitions.add(argument(step, argument.value(), argument.range()));
      }
    }
    return definitions;
  }

  private static Definition argument(Step step, String text, TextRange range) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new Definition(step, text, false, Optional.empty(), range)
        : new Definition(
            step, text.substring(0, equals), false, Optional.of(text.substring(equals + 1)), range);
  }

  public Dockerfile file() {
    return file;
  }

  /** Returns what is at hand of the build context. */
  public ContextFiles context() {
    return context;
  }

  /** Returns the text of the file. */
  public String text() {
    return file.source().text();
  }

  /** Returns whether the text has a clue in it. */
  boolean has(Clue clue) {
    return clues().have(clue);
  }

  /** Returns the clues in the text. */
  Clues clues() {
    var known = clues;
    if (known == null) {
      known = Clues.of(text());
      clues = known;
    }
    return known;
  }

  public List<Stage> stages() {
    return List.copyOf(stages);
  }

  /** Returns the ARG instructions before the first FROM. */
  public List<Step> globals() {
    return List.copyOf(globals);
  }

  /** Returns what they define. */
  public List<Definition> globalDefinitions() {
    return List.copyOf(globalDefinitions);
  }

  /** Returns the stage that a build without a target makes. */
  public Optional<Stage> finalStage() {
    return stages.isEmpty() ? Optional.empty() : Optional.of(stages.get(stages.size() - 1));
  }

  /** Returns whether the layers of a stage are layers of the image that the build makes. */
  public boolean isInImage(Stage stage) {
    return finalStage().map(last -> last.descendsFrom(stage)).orElse(false);
  }

  /** Returns the stage that {@code COPY --from} or FROM means by a name or number. */
  public Optional<Stage> stage(String reference) {
    var named = byName.get(reference.toLowerCase(Locale.ROOT));
    return named != null ? Optional.of(named) : byNumber(reference);
  }

  private Optional<Stage> byNumber(String reference) {
    @Nullable Integer number = null;
    if (!reference.isEmpty()
        && reference.length() < 6
        && reference.chars().allMatch(Build::isDigit)) {
      number = Integer.valueOf(reference);
    }
    return number != null && number < stages.size()
        ? Optional.of(stages.get(number))
        : Optional.empty();
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
