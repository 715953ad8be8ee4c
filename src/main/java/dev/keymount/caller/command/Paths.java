package dev.keymount.caller.command;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Hole;
import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What words mean as constants and as paths of the repository. */
final class Paths {

  /** Stands before a path that is relative to the root. */
  private static final char ROOT = '\0';

  /** Stands for text that is not known. */
  private static final String UNKNOWN = "\1";

  private static final int DEEPEST = 8;
  private static final Set<String> WORKING_DIRECTORY = Set.of("PWD", "CURDIR");

  private final Script script;
  private final Bindings bindings;

  Paths(Script script, Bindings bindings) {
    this.script = script;
    this.bindings = bindings;
  }

  /** Returns the text of a word where no part of it is unknown. */
  Optional<String> constant(Word word, Statement at) {
    return constant(word.parts(), at, 0).filter(text -> !script.text().hasHole(text));
  }

  private Optional<String> constant(List<WordPart> parts, Statement at, int depth) {
    var text = new StringBuilder();
    for (var part : parts) {
      var one = constant(part, at, depth);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      text.append(one.get());
    }
    return Optional.of(text.toString());
  }

  private Optional<String> constant(WordPart part, Statement at, int depth) {
    if (part instanceof WordPart.Literal literal) {
      return Optional.of(filled(literal.value()));
    } else if (part instanceof WordPart.SingleQuoted quoted) {
      return Optional.of(filled(quoted.value()));
    } else if (part instanceof WordPart.DoubleQuoted quoted) {
      return constant(quoted.parts(), at, depth);
    } else if (part instanceof WordPart.Parameter parameter && depth < DEEPEST) {
      return parameter(parameter, at, depth + 1);
    }
    return Optional.empty();
  }

  private Optional<String> parameter(WordPart.Parameter parameter, Statement at, int depth) {
    var operator = parameter.operator().orElse("");
    boolean hasDefault = operator.equals(":-") || operator.equals("-");
    if (!operator.isEmpty() && !hasDefault) {
      return Optional.empty();
    }
    var binding = bindings.sole(parameter.name(), at);
    if (binding.isPresent()) {
      return binding
          .flatMap(Binding::value)
          .flatMap(Value::of)
          .flatMap(value -> constant(value.parts(), binding.get().statement(), depth));
    }
    return hasDefault && bindings.of(parameter.name()).isEmpty()
        ? parameter.argument().flatMap(word -> constant(word.parts(), at, depth))
        : Optional.empty();
  }

  /** Returns text with what the host surely fills in. */
  private String filled(String text) {
    return text.chars()
        .mapToObj(c -> script.text().hole((char) c).flatMap(Paths::plain).orElse("" + (char) c))
        .collect(Collectors.joining());
  }

  private static Optional<String> plain(Hole hole) {
    return hole.definition()
        .map(Embedded::text)
        .map(String::strip)
        .filter(text -> text.matches("[\\w./@:=, -]*"));
  }

  /**
   * Returns the directories or files, relative to the root, that a word may name; empty where it is
   * not in the repository or not known.
   */
  List<String> resolve(Word word, Statement at) {
    var found = new LinkedHashSet<String>();
    for (var text : texts(word.parts(), at)) {
      for (var directory : at.directories()) {
        join(text, directory).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** Returns whether a word names something else each time that a loop or a caller gives it. */
  boolean isEach(Word word, Statement at) {
    var texts = texts(word.parts(), at);
    return texts.size() > 1
        || texts.stream().anyMatch(text -> (text.indexOf('*') >= 0 || text.contains(UNKNOWN)));
  }

  /** Returns a path relative to the root without dots; empty where it leads out. */
  static Optional<String> join(String text, String directory) {
    int root = text.lastIndexOf(ROOT);
    var path = text;
    if (root > 0
        || text.startsWith(UNKNOWN)
        || text.startsWith("/")
        || text.startsWith("~")
        || text.contains("://")) {
      return Optional.empty();
    } else if (root < 0) {
      path = directory + '/' + text;
    }
    var names = new ArrayDeque<String>();
    for (var name : path.replace(ROOT, '/').split("/", -1)) {
      if (name.equals("..")) {
        if (names.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return Optional.of(String.join("/", names).replace(UNKNOWN, "*"));
  }

  private List<String> texts(List<WordPart> parts, Statement at) {
    List<String> texts = List.of("");
    for (var part : parts) {
      var longer = new ArrayList<String>();
      for (var text : texts) {
        pathTexts(part, at).forEach(end -> longer.add(text + end));
      }
      if (longer.size() > 64) {
        return List.of();
      }
      texts = longer;
    }
    return texts;
  }

  private List<String> pathTexts(WordPart part, Statement at) {
    if (part instanceof WordPart.DoubleQuoted quoted) {
      return texts(quoted.parts(), at);
    } else if (part instanceof WordPart.CommandSubstitution substitution) {
      return List.of(substituted(substitution, at));
    } else if (part instanceof WordPart.Parameter parameter) {
      return parameter(parameter, at);
    }
    return List.of(constant(part, at, 0).map(this::holes).orElse(UNKNOWN));
  }

  private String holes(String text) {
    var result = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      var hole = script.text().hole(c);
      if (hole.flatMap(Hole::variable).filter(WORKING_DIRECTORY::contains).isPresent()) {
        result.append(ROOT).append(script.directories().stream().findFirst().orElse(""));
      } else {
        result.append(hole.isPresent() ? UNKNOWN.charAt(0) : c);
      }
    }
    return result.toString();
  }

  private List<String> parameter(WordPart.Parameter parameter, Statement at) {
    var words = at.loops().get(parameter.name());
    if (words != null && parameter.operator().isEmpty()) {
      var texts = new ArrayList<String>();
      words.forEach(word -> texts.addAll(texts(word.parts(), without(parameter.name(), at))));
      return texts;
    } else if (parameter.name().equals("PWD")) {
      return at.directories().stream().map(directory -> ROOT + directory).toList();
    }
    var constant = constant(parameter, at, 0);
    if (constant.isPresent()) {
      return List.of(holes(constant.get()));
    }
    var binding = bindings.sole(parameter.name(), at);
    return binding.isPresent() && parameter.operator().isEmpty()
        ? binding
            .flatMap(Binding::value)
            .flatMap(Value::of)
            .map(value -> texts(value.parts(), binding.get().statement()))
            .orElse(List.of(UNKNOWN))
        : List.of(directoryOfFile(parameter).orElse(UNKNOWN));
  }

  private static Statement without(String loop, Statement at) {
    var loops = new HashMap<>(at.loops());
    loops.remove(loop);
    return new Statement(
        at.command(), at.chain(), at.directories(), loops, at.isFed(), at.isInFunction());
  }

  private Optional<String> directoryOfFile(WordPart.Parameter parameter) {
    boolean isCut =
        parameter.operator().filter("%"::equals).isPresent()
            && parameter.argument().filter(word -> word.text().equals("/*")).isPresent();
    return isCut && (parameter.name().equals("0") || parameter.name().equals("BASH_SOURCE"))
        ? script.home().map(home -> ROOT + home)
        : Optional.empty();
  }

  /** Returns the path that a command prints. */
  private String substituted(WordPart.CommandSubstitution substitution, Statement at) {
    var simple = new ArrayList<Command.Simple>();
    for (var item : substitution.body().items()) {
      if (!(item.command() instanceof Command.Simple command)) {
        return UNKNOWN;
      }
      simple.add(command);
    }
    if (simple.isEmpty() || simple.get(0).words().isEmpty()) {
      return UNKNOWN;
    }
    var first = simple.get(0);
    var name = first.name().orElse("");
    if (simple.size() == 2 && name.equals("cd") && first.words().size() == 2) {
      boolean prints = simple.get(1).name().filter("pwd"::equals).isPresent();
      var there = prints ? resolve(first.words().get(1), at) : List.<String>of();
      return there.isEmpty() ? UNKNOWN : ROOT + there.get(0);
    } else if (simple.size() != 1) {
      return UNKNOWN;
    }
    return switch (name) {
      case "pwd" -> at.directories().isEmpty() ? UNKNOWN : ROOT + at.directories().get(0);
      case "dirname" -> directoryOf(first.words());
      case "git" ->
          first.words().get(first.words().size() - 1).text().equals("--show-toplevel")
              ? ROOT + ""
              : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  private String directoryOf(List<Word> words) {
    var last = words.get(words.size() - 1).text();
    boolean isFile =
        last.matches("\"?\\$(?:0|\\{0}|BASH_SOURCE|\\{BASH_SOURCE(?:\\[0])?})\"?")
            || last.matches("\"?\\$\\((?:readlink|realpath)[^$]*\\$(?:0|\\{?BASH_SOURCE.*)\\)\"?");
    return isFile ? script.home().map(home -> ROOT + home).orElse(UNKNOWN) : UNKNOWN;
  }
}
