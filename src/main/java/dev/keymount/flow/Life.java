package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.SecretKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The life of one secret in the order of the build.
 *
 * @param name the variable that brings it in, or the path of its file in the build context
 * @param kind what it is
 * @param entry the way in which it comes in
 * @param declarations the ARG or ENV definitions that bring it in, or the name of its file, the
 *     global ones included
 * @param events what happens to it
 * @param files the files that hold it, as absolute paths
 * @param insistsOnFile whether a configuration makes its readers use the file and nothing else
 */
public record Life(
    String name,
    SecretKind kind,
    Entry entry,
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

  /** A way in which a secret comes into a build. */
  public enum Entry {
    /** An ARG. */
    ARGUMENT,
    /** COPY or ADD of a file of the build context. */
    CONTEXT_FILE,
    /** COPY of a file out of an image or a stage that does not show where it has it from. */
    OTHER_IMAGE,
    /** A RUN that writes a file of credentials from a variable that nothing defines. */
    WRITTEN,
    /** An ENV. */
    ENVIRONMENT,
    /** The text of the Dockerfile itself. */
    LITERAL,
    /** The user information of a URL in the text of the Dockerfile. */
    URL,
    /** A secret mount, out of which a step writes it into its layer. */
    MOUNT,
    /** Nothing brings in what a private dependency needs. */
    MISSING,
    /** Not at all: a setting that gives a secret to anybody who asks. */
    UNCHECKED
  }

  /** Returns the id under which a build asks for it: its variable, or the name of its file. */
  public String id() {
    if (entry != Entry.CONTEXT_FILE) {
      return name;
    }
    var file = name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_.-]+", "");
    return file.startsWith(".") ? file.substring(1) : file;
  }

  /** Returns the instructions that bring it in, in order of the build; never empty. */
  public List<Step> origins() {
    var steps =
        entry == Entry.CONTEXT_FILE
            ? Stream.<Step>empty()
            : declarations.stream().map(Definition::step);
    var introduced = events(Kind.INTRODUCED).map(LifeEvent::step);
    var found = Stream.concat(steps, introduced).distinct().toList();
    return found.isEmpty() ? List.of(events.get(0).step()) : found;
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
