package dev.keymount.flow;

import dev.keymount.secret.Reach;
import dev.keymount.shell.Command;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * One step in the life of a secret.
 *
 * @param kind what happens to it
 * @param step the instruction where it happens
 * @param command the command that does it, in a RUN
 * @param operands the words of the command, or the definitions of the instruction, that concern the
 *     secret where the others do not; empty where all of it does
 * @param reach how sure a use is
 * @param note for what ends badly, why; for what is written or read, the path; for a COPY that
 *     goes, the directory that it made; for one that is narrowed, what takes the place of its
 *     operands
 * @param required whether the step can't succeed with an empty value
 */
public record LifeEvent(
    Kind kind,
    Step step,
    Optional<Command> command,
    List<TextRange> operands,
    Reach reach,
    String note,
    boolean required) {

  /** Takes a copy of the list. */
  public LifeEvent {
    operands = List.copyOf(operands);
  }

  /** What happens to a secret. */
  public enum Kind {
    /** Comes into the build. */
    INTRODUCED,
    /** Comes in once more, with a directory of the build context that happens to hold its file. */
    SWEPT,
    /** Is written to a file or handed to an agent that the build starts. */
    MATERIALISED,
    /** A command that serves only to protect or announce the file. */
    PROTECTED,
    /** Is copied under another name, path or stage. */
    CARRIED,
    /** Is read by a program that needs it. */
    USED,
    /** Is there for a program that may read it, though nobody passes it. */
    OFFERED,
    /** Is written by the program that uses it to a file that stays. */
    RESIDUE,
    /** Is removed. */
    DISPOSED,
    /** Reaches the container that runs later. */
    RUNTIME,
    /** Becomes an account or a setting of the image, as it is meant to. */
    PROVISIONED,
    /** Goes where it can't be followed. */
    UNFOLLOWED
  }

  static LifeEvent of(Kind kind, Step step, String note) {
    return new LifeEvent(kind, step, Optional.empty(), List.of(), Reach.SURELY, note, false);
  }

  static LifeEvent of(Kind kind, Step step, Command command, String note) {
    return new LifeEvent(kind, step, Optional.of(command), List.of(), Reach.SURELY, note, false);
  }

  static LifeEvent part(
      Kind kind, Step step, Command command, List<TextRange> operands, String note) {
    return new LifeEvent(kind, step, Optional.of(command), operands, Reach.SURELY, note, false);
  }

  /** Returns this event of a step that can't succeed with an empty value. */
  LifeEvent needed() {
    return new LifeEvent(kind, step, command, operands, reach, note, true);
  }

  /**
   * Returns this event with the path of the file that it concerns; empty where that is not known.
   */
  LifeEvent at(String path) {
    return new LifeEvent(kind, step, command, operands, reach, path, required);
  }

  static LifeEvent offered(Step step, Optional<Command> command, Reach reach) {
    return new LifeEvent(Kind.OFFERED, step, command, List.of(), reach, "", false);
  }

  static LifeEvent used(Step step, Command command, Reach reach) {
    return new LifeEvent(Kind.USED, step, Optional.of(command), List.of(), reach, "", false);
  }
}
