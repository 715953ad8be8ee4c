package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.CredentialFiles;
import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What file commands do with the files that hold a key, and with their neighbours. */
final class KeyFiles {

  private static final Set<String> PROTECTORS =
      Set.of("chmod", "chown", "chgrp", "touch", "ls", "dos2unix", "stat");
  private static final Set<String> DISPOSERS = Set.of("rm", "shred", "unlink");

  private final Place place;
  private final KeyState state;
  private final boolean isSsh;
  private String directory;

  /** Takes what a file command does: the operands are empty where all of the command does it. */
  interface Listener {
    void on(Kind kind, Command command, List<TextRange> operands, String note);
  }

  /**
   * Makes a view of the files at the start of a RUN.
   *
   * @param isSsh whether the file is a key, of which an edit in place changes no more than how its
   *     lines end
   */
  KeyFiles(Place place, KeyState state, boolean isSsh) {
    this.place = place;
    this.state = state;
    this.isSsh = isSsh;
    this.directory = place.workdir();
  }

  /** Returns a view of the files from a directory of a RUN. */
  static KeyFiles at(Place place, KeyState state, String directory) {
    var files = new KeyFiles(place, state, false);
    files.restore(directory);
    return files;
  }

  /** Returns the absolute path that a word names. */
  Optional<String> path(Word word) {
    return place.value(word).map(value -> Place.absolute(value, directory));
  }

  void changeDirectory(Invocation cd) {
    if (cd.words().size() < 2) {
      directory = place.home();
    } else {
      directory = path(cd.words().get(cd.words().size() - 1)).orElse("${unknown}");
    }
  }

  /** Handles a file command; returns whether it was one. */
  boolean handle(Command.Simple simple, Invocation invocation, String program, Listener listener) {
    if (PROTECTORS.contains(program)) {
      int skip = program.startsWith("ch") ? 1 : 0;
      drop(Kind.PROTECTED, simple, operands(invocation, skip), listener);
    } else if (DISPOSERS.contains(program)) {
      dispose(simple, invocation, program, listener);
    } else if (program.equals("ln") && links(invocation)) {
      listener.on(Kind.UNFOLLOWED, simple, List.of(), "makes a link to it");
    } else if (program.equals("cp") || program.equals("mv") || program.equals("install")) {
      carry(simple, invocation, program, listener);
    } else if (program.equals("sed")
        && mentionsKey(simple)
        && invocation.arguments().stream().anyMatch(argument -> argument.startsWith("-i"))) {
      edit(simple, invocation, listener);
    } else {
      return false;
    }
    return true;
  }

  /** An edit in place of the key alone goes; one of more files can't be told apart. */
  private void edit(Command.Simple simple, Invocation invocation, Listener listener) {
    var words = operands(invocation, 0);
    long others =
        words.stream().filter(word -> word.text().indexOf('/') >= 0 && !isOnlyKey(word)).count();
    if (!isSsh) {
      listener.on(Kind.UNFOLLOWED, simple, List.of(), "changes it before it is used");
      return;
    }
    boolean script = words.size() > 0 && words.get(0).text().indexOf('/') >= 0;
    if (others > (script ? 1 : 0) || words.size() > 2) {
      listener.on(Kind.UNFOLLOWED, simple, List.of(), "edits it together with other files");
    } else {
      listener.on(Kind.PROTECTED, simple, List.of(), "");
    }
  }

  static List<Word> operands(Invocation invocation, int skip) {
    return invocation.words().stream()
        .skip(1)
        .filter(word -> !word.text().startsWith("-"))
        .skip(skip)
        .toList();
  }

  private void drop(Kind kind, Command.Simple simple, List<Word> operands, Listener listener) {
    var dropped = new ArrayList<TextRange>();
    for (var operand : operands) {
      if (isOnlyKey(operand)) {
        dropped.add(operand.range());
      } else if (mayBeKey(operand, kind)) {
        listener.on(Kind.UNFOLLOWED, simple, List.of(), "may change the file by another name");
        return;
      }
    }
    if (!dropped.isEmpty()) {
      listener.on(kind, simple, dropped.size() == operands.size() ? List.of() : dropped, "");
    }
  }

  /** Returns whether a word means key files and, as far as is known, nothing else. */
  private boolean isOnlyKey(Word word) {
    var path = path(word);
    if (path.isEmpty()) {
      return false;
    }
    if (state.isOrWillBeKey(path.get())) {
      return true;
    }
    if (!Glob.isGlob(path.get()) || word.value().isEmpty() && !word.text().endsWith("*")) {
      return false;
    }
    int slash = path.get().lastIndexOf('/');
    var parent = slash <= 0 ? "/" : path.get().substring(0, slash);
    var glob = new Glob(path.get().substring(slash + 1));
    boolean key =
        state.files().stream()
            .anyMatch(
                file ->
                    file.startsWith(parent + "/")
                        && file.indexOf('/', parent.length() + 1) < 0
                        && glob.matches(file.substring(parent.length() + 1)));
    return key && !state.hasNeighbour(parent, glob);
  }

  private void dispose(
      Command.Simple simple, Invocation invocation, String program, Listener listener) {
    var named = operands(invocation, 0);
    // The other programs take one option with a word of its own, which is no file.
    var operands = program.equals("rm") ? named : named.stream().filter(this::isOnlyKey).toList();
    drop(Kind.DISPOSED, simple, operands, listener);
    for (var operand : operands) {
      path(operand).ifPresent(this::forget);
    }
  }

  private void forget(String path) {
    int slash = path.lastIndexOf('/');
    var parent = slash <= 0 ? "" : path.substring(0, slash);
    var glob = new Glob(path.substring(slash + 1));
    for (var file : state.files()) {
      boolean same =
          file.startsWith(parent + "/")
              && file.indexOf('/', parent.length() + 1) < 0
              && glob.matches(file.substring(parent.length() + 1));
      if (file.equals(path) || file.startsWith(path + "/") || same) {
        state.remove(file);
      }
    }
  }

  private boolean links(Invocation invocation) {
    return !isSsh
        && operands(invocation, 0).stream()
            .anyMatch(word -> path(word).filter(state::isOrWillBeKey).isPresent());
  }

  private void carry(
      Command.Simple simple, Invocation invocation, String program, Listener listener) {
    var copy = CopyCommand.of(invocation);
    var operands = copy.operands();
    boolean named = operands.stream().anyMatch(word -> path(word).filter(state::isKey).isPresent());
    if (named && !copy.isPlain()) {
      listener.on(Kind.UNFOLLOWED, simple, List.of(), "copies it by an option");
      return;
    }
    if (operands.size() < 2) {
      return;
    }
    var last = operands.get(operands.size() - 1);
    var target = path(last);
    var sources = operands.subList(0, operands.size() - 1);
    boolean key = sources.stream().anyMatch(word -> path(word).filter(state::isKey).isPresent());
    if (key && (sources.size() > 1 || target.isEmpty())) {
      listener.on(Kind.UNFOLLOWED, simple, List.of(), "copies it together with other files");
      return;
    }
    if (target.isEmpty() || sources.size() > 1) {
      return;
    }
    var source = path(sources.get(0)).orElse("");
    var into = isDirectory(last, target.get());
    var name = source.substring(source.lastIndexOf('/') + 1);
    var path = into ? Place.absolute(name, target.get()) : target.get();
    if (!key) {
      copyTree(source, target.get());
      if (!isSsh && state.isKey(path)) {
        listener.on(Kind.UNFOLLOWED, simple, List.of(), "writes over it");
      }
      state.neighbour(path);
    } else if (!isSsh && CredentialFiles.readers(path).isEmpty()) {
      listener.on(
          Kind.UNFOLLOWED, simple, List.of(), "copies it to where no tool is known to look");
    } else {
      state.write(path);
      if (program.equals("mv")) {
        state.remove(source);
      }
      listener.on(Kind.CARRIED, simple, List.of(), "");
    }
  }

  private boolean isDirectory(Word word, String path) {
    return word.text().endsWith("/")
        || path.endsWith("/.ssh")
        || path.equals(place.home())
        || path.equals(directory)
        || place.hasDirectory(path) && !state.isOrWillBeKey(path);
  }

  String directory() {
    return directory;
  }

  void restore(String before) {
    directory = before;
  }

  /** Returns whether a command writes a header or an empty file that the key is then put into. */
  boolean preparesKeyFile(Command.Simple simple, String program) {
    return isSsh
        && (program.equals("echo") || program.equals("printf") || program.equals(":"))
        && writesKeyFile(simple);
  }

  private boolean writesKeyFile(Command.Simple simple) {
    return simple.redirections().stream()
        .filter(redirection -> redirection.operator().startsWith(">"))
        .anyMatch(
            redirection -> path(redirection.target()).filter(state::isOrWillBeKey).isPresent());
  }

  /** A copy of a directory takes the key along; the command itself works without it. */
  void copyTree(String source, String target) {
    for (var file : state.files()) {
      if (file.startsWith(source + "/")) {
        state.write(target + file.substring(source.length()));
      }
    }
  }

  /** Notes the files that a command writes with its redirections. */
  void noteOutputs(Command.Simple simple) {
    for (var redirection : simple.redirections()) {
      if (redirection.operator().startsWith(">")) {
        path(redirection.target())
            .filter(path -> !state.isOrWillBeKey(path))
            .ifPresent(state::neighbour);
      }
    }
    var invocation = Invocation.of(simple);
    if (invocation
        .program()
        .filter(name -> name.equals("touch") || name.equals("tee"))
        .isPresent()) {
      for (var operand : operands(invocation, 0)) {
        path(operand).filter(path -> !state.isOrWillBeKey(path)).ifPresent(state::neighbour);
      }
    }
  }

  /** Returns whether words name the file by its last name alone, or may by a pattern. */
  boolean mentionsName(List<Word> words) {
    for (var word : words) {
      for (var file : state.files()) {
        var name = file.substring(file.lastIndexOf('/') + 1);
        boolean here = directory.equals(file.substring(0, Math.max(1, file.lastIndexOf('/'))));
        if (names(word.text(), name) || here && word.text().startsWith("*")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether an operand may be a key file, and it can't be said whether it is. */
  private boolean mayBeKey(Word operand, Kind kind) {
    var path = path(operand);
    boolean unknown =
        isSsh && kind == Kind.PROTECTED && (path.isEmpty() || path.get().indexOf('$') >= 0);
    return state.files().stream()
        .anyMatch(
            file -> {
              var parent = file.substring(0, Math.max(1, file.lastIndexOf('/')));
              var name = file.substring(file.lastIndexOf('/') + 1);
              boolean braces = operand.text().indexOf('{') >= 0 && names(operand.text(), name);
              boolean inside = directory.equals(parent) || operand.text().startsWith(parent + "/");
              return braces || unknown && inside;
            });
  }

  /** Returns whether a command names a file that holds the key. */
  boolean mentionsKey(Command command) {
    return Commands.words(command).stream().anyMatch(this::namesKey);
  }

  /** Returns whether a word names a file that holds the key. */
  boolean namesKey(Word word) {
    var value = place.value(word);
    if (value.isEmpty()) {
      return false;
    }
    for (var file : state.files()) {
      boolean home = homeLength(file) > 0;
      if (names(value.get(), file)
          || home && names(value.get(), "~" + file.substring(homeLength(file)))
          || Place.absolute(value.get(), directory).equals(file)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first file with the key that a command names. */
  Optional<String> named(Command command) {
    return Commands.words(command).stream()
        .flatMap(word -> path(word).stream())
        .filter(state::isKey)
        .findFirst();
  }

  /** Returns whether a text has a path in it, and not a longer one of which that is a part. */
  static boolean names(String text, String path) {
    for (int at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
      int end = at + path.length();
      boolean starts =
          at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || isOption(text, at);
      boolean ends =
          end == text.length()
              || "_.-/".indexOf(text.charAt(end)) < 0
                  && !Character.isLetterOrDigit(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOption(String text, int at) {
    return at >= 2 && text.charAt(at - 2) == '-' && Character.isLetter(text.charAt(at - 1));
  }

  private int homeLength(String file) {
    return file.startsWith(place.home() + "/") ? place.home().length() : 0;
  }
}
