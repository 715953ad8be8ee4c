package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Definition;
import dev.keymount.flow.Life;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes when the file of a secret comes no more: all that brought it there and served it. */
final class Withdrawal {

  /** What takes an instruction away that has no commands. */
  private static final Set<Kind> WITHDRAWN = Set.of(Kind.INTRODUCED, Kind.CARRIED);

  private final Life life;
  private final boolean asFile;
  private final MadeDirectory directories;

  /**
   * Makes a withdrawal.
   *
   * @param asFile whether the secret is mounted as a file, so that what serves the file stays
   */
  Withdrawal(Build build, Life life, boolean asFile) {
    this.life = life;
    this.asFile = asFile;
    this.directories = new MadeDirectory(build, life, asFile);
  }

  /** Returns why it can't go, if so. */
  Optional<String> objection() {
    return life.events().stream()
        .filter(event -> event.command().isEmpty() && WITHDRAWN.contains(event.kind()))
        .flatMap(event -> directories.objection(event).stream())
        .findFirst();
  }

  /** Returns the changes that take out everything but the uses. */
  List<Change> changes() {
    var changes = new ArrayList<Change>();
    life.declarations().forEach(declaration -> changes.add(removal(declaration)));
    for (var event : life.events()) {
      switch (event.kind()) {
        case MATERIALISED, PROTECTED, CARRIED, DISPOSED -> {
          if (!asFile || !FileMount.keeps(event)) {
            changes.add(withDirectory(event));
          }
        }
        case INTRODUCED -> {
          if (life.entry() == Entry.CONTEXT_FILE) {
            changes.add(withDirectory(event));
          }
        }
        case SWEPT -> changes.add(new Change.ExcludeFromContext(event.step(), life.name()));
        default -> {
          // Uses stay, and a life with anything worse is not changed.
        }
      }
    }
    return changes;
  }

  static Change removal(Definition declaration) {
    return new Change.DeleteParts(declaration.step(), List.of(declaration.range()));
  }

  private Change withDirectory(LifeEvent event) {
    if (event.command().isPresent() || event.note().isEmpty() || !event.operands().isEmpty()) {
      return removal(event);
    }
    var range = event.step().instruction().range();
    return directories
        .replacement(event)
        .<Change>map(text -> new Change.Replace(event.step(), range, text))
        .orElseGet(() -> new Change.DeleteInstruction(event.step()));
  }

  static Change removal(LifeEvent event) {
    if (event.command().isPresent()) {
      return event.operands().isEmpty()
          ? new Change.DropCommand(event.step(), event.command().get())
          : new Change.DropOperands(event.step(), event.operands());
    }
    if (!event.operands().isEmpty() && !event.note().isEmpty()) {
      return new Change.Replace(event.step(), event.operands().get(0), event.note());
    }
    return event.operands().isEmpty()
        ? new Change.DeleteInstruction(event.step())
        : new Change.DeleteParts(event.step(), event.operands());
  }
}
