package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SecretKind;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lives of secrets that stand in an instruction as they are, and that nobody can follow. */
final class StandingSecret {

  private StandingSecret() {}

  /** Returns where the values stand that lives were found for. */
  static List<TextRange> known(List<Life> lives) {
    var definitions =
        lives.stream().flatMap(life -> life.declarations().stream()).map(Definition::range);
    var operands =
        lives.stream()
            .flatMap(life -> life.events(Kind.INTRODUCED))
            .flatMap(event -> event.operands().stream());
    return Stream.concat(definitions, operands).toList();
  }

  /**
   * Returns the life of such a secret.
   *
   * @param name what it is called, never its value
   * @param declarations the definition that it is the value of, if it is one
   * @param range where its value stands
   * @param advice the whole of what there is to say about it
   */
  static Life life(
      String name,
      SecretKind kind,
      Entry entry,
      List<Definition> declarations,
      Step step,
      TextRange range,
      String advice) {
    var introduced =
        new LifeEvent(
            Kind.INTRODUCED, step, Optional.empty(), List.of(range), Reach.SURELY, "", false);
    var unfollowed = LifeEvent.of(Kind.UNFOLLOWED, step, advice);
    return new Life(
        name, kind, entry, declarations, List.of(introduced, unfollowed), Set.of(), false);
  }
}
