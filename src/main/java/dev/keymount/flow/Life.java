package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.SecretKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The life of one secret in the order of the build.
 *
 * @param name the variable that brings it in
 * @param kind what it is
 * @param declarations the ARG instructions that bring it in, the global one included
 * @param events what happens to it
 * @param files the files that hold it, as absolute paths
 * @param insistsOnFile whether a configuration makes its readers use the file and nothing else
 */
public record Life(
    String name,
    SecretKind kind,
    List<Definition> declarations,
    List<LifeEvent> events,
    Set<String> files,
    boolean insistsOnFile) {

  /** Takes copies. */
  public Life {
    declarations = List.copyOf(declarations);
    events = List.copyOf(events);
    files = Set.copyOf(files);
  }

  /** Returns the events of a kind. */
  public Stream<LifeEvent> events(Kind wanted) {
    return events.stream().filter(event -> event.kind() == wanted);
  }

  /** Returns whether anything of a kind happens. */
  public boolean has(Kind wanted) {
    return events(wanted).findAny().isPresent();
  }
}
