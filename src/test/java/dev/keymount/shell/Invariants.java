package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.List;

/** What holds for the tree of any text: ranges nest and keep their order, parts tile words. */
public final class Invariants {

  private final String text;
  private final TextRange range;
  private final List<TextRange> gaps;

  private Invariants(String text, TextRange range, List<TextRange> gaps) {
    this.text = text;
    this.range = range;
    this.gaps = gaps;
  }

  /** Throws if they do not hold. */
  public static void check(String text, TextRange range, List<TextRange> gaps, CommandList list) {
    new Invariants(text, range, gaps).list(list, range);
  }

  private void list(CommandList list, TextRange parent) {
    encloses(parent, list.range());
    int at = list.range().start();
    for (var item : list.items()) {
      ordered(at, item.command().range());
      ordered(item.command().range().end(), item.operatorRange());
      encloses(list.range(), item.operatorRange());
      at = item.operatorRange().end();
      command(item.command(), list.range());
      if (item.command() instanceof Command.Opaque opaque) {
        require(opaque.range().end() == range.end(), "opaque up to the end");
      }
    }
  }

  private void command(Command command, TextRange parent) {
    var range = command.range();
    encloses(parent, range);
    int at = range.start();
    for (var redirection : command.redirections()) {
      at = ordered(at, redirection.range());
      encloses(range, redirection.range());
      encloses(redirection.range(), redirection.target().range());
      word(redirection.target());
      redirection.document().ifPresent(this::document);
    }
    if (command instanceof Command.Simple simple) {
      simple(simple);
    } else if (command instanceof Command.Pipeline pipeline) {
      at = range.start();
      for (var part : pipeline.commands()) {
        at = ordered(at, part.range());
        command(part, range);
      }
    } else if (command instanceof Command.Subshell subshell) {
      list(subshell.body(), range);
    } else if (command instanceof Command.Group group) {
      list(group.body(), range);
    } else if (command instanceof Command.Function function) {
      command(function.body(), range);
    } else if (command instanceof Command.Test test) {
      words(test.words(), range);
    } else if (command instanceof Command.Arithmetic arithmetic) {
      parts(arithmetic.parts(), range);
    } else {
      branching(command, range);
    }
  }

  private void branching(Command command, TextRange range) {
    if (command instanceof Command.If clause) {
      for (var branch : clause.branches()) {
        list(branch.condition(), range);
        list(branch.body(), range);
      }
      clause.otherwise().ifPresent(list -> list(list, range));
    } else if (command instanceof Command.For loop) {
      words(loop.words(), range);
      list(loop.body(), range);
    } else if (command instanceof Command.While loop) {
      list(loop.condition(), range);
      list(loop.body(), range);
    } else if (command instanceof Command.Case clause) {
      words(List.of(clause.subject()), range);
      for (var arm : clause.arms()) {
        words(arm.patterns(), range);
        list(arm.body(), range);
      }
    }
  }

  private void simple(Command.Simple simple) {
    int at = simple.range().start();
    for (var assignment : simple.assignments()) {
      at = ordered(at, assignment.range());
      encloses(simple.range(), assignment.range());
      require(
          assignment.value().range().end() == assignment.range().end(), "an assignment's value");
      word(assignment.value());
    }
    words(simple.words(), simple.range());
  }

  private void document(Redirection.HereDocument document) {
    require(document.range().equals(document.content().range()), "a here-document's content");
    word(document.content());
  }

  private void words(List<Word> words, TextRange parent) {
    int at = parent.start();
    for (var word : words) {
      at = ordered(at, word.range());
      encloses(parent, word.range());
      word(word);
    }
  }

  private void word(Word word) {
    require(word.text().equals(withoutGaps(word.range())), "a word's text");
    tile(word.parts(), word.range());
  }

  private void tile(List<WordPart> parts, TextRange range) {
    int at = range.start();
    for (var part : parts) {
      require(part.range().start() == at && !part.range().isEmpty(), "parts that tile");
      at = part.range().end();
      part(part);
    }
    require(at == range.end(), "parts that tile");
  }

  private void parts(List<WordPart> parts, TextRange parent) {
    int at = parent.start();
    for (var part : parts) {
      at = ordered(at, part.range());
      encloses(parent, part.range());
      part(part);
    }
  }

  private void part(WordPart part) {
    if (part instanceof WordPart.DoubleQuoted quoted) {
      doubleQuoted(quoted);
    } else if (part instanceof WordPart.Parameter parameter) {
      parameter
          .argument()
          .ifPresent(
              word -> {
                encloses(part.range(), word.range());
                word(word);
              });
    } else if (part instanceof WordPart.CommandSubstitution substitution) {
      list(substitution.body(), part.range());
    } else if (part instanceof WordPart.ProcessSubstitution substitution) {
      list(substitution.body(), part.range());
    } else if (part instanceof WordPart.ArithmeticExpansion arithmetic) {
      parts(arithmetic.parts(), part.range());
    }
  }

  /** Their quotes stand outside; a backslash may belong to one, in backquotes. */
  private void doubleQuoted(WordPart.DoubleQuoted quoted) {
    var range = quoted.range();
    require(text.charAt(range.end() - 1) == '"', "a last quote");
    if (!quoted.parts().isEmpty()) {
      int first = quoted.parts().get(0).range().start();
      int last = quoted.parts().get(quoted.parts().size() - 1).range().end();
      require(withoutGaps(new TextRange(range.start(), first)).endsWith("\""), "a first quote");
      require(withoutGaps(new TextRange(last, range.end())).length() <= 32, "a last quote");
      tile(quoted.parts(), new TextRange(first, last));
    }
  }

  private String withoutGaps(TextRange range) {
    var joined = new StringBuilder();
    for (int at = range.start(); at < range.end(); at++) {
      int offset = at;
      if (gaps.stream().noneMatch(gap -> gap.contains(offset))) {
        joined.append(text.charAt(at));
      }
    }
    return joined.toString();
  }

  private static int ordered(int at, TextRange range) {
    require(range.start() >= at, "ranges in order");
    return range.end();
  }

  private static void encloses(TextRange parent, TextRange range) {
    require(parent.encloses(range), "ranges that nest");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("expected " + what);
    }
  }
}
