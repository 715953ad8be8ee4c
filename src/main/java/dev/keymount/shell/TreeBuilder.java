package dev.keymount.shell;

import dev.keymount.shell.grammar.Shell;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes commands of a parse tree. */
final class TreeBuilder {

  private final CompoundBuilder compounds = new CompoundBuilder(this);

  /** Returns the list, or an empty one at an offset. */
  CommandList list(Shell.@Nullable ListContext list, int offset) {
    if (list == null) {
      return new CommandList(TextRange.at(offset), List.of());
    }
    var items = new Items(this);
    items.add(list);
    return items.complete();
  }

  /**
   * Returns the commands of a tree that an error cut short, each of which had its operator, and
   * what comes behind them as opaque.
   */
  CommandList broken(@Nullable ParserRuleContext script, Token error, int end) {
    var items = new Items(this);
    if (script != null
        && script.getChildCount() > 0
        && script.getChild(0) instanceof Shell.ListContext list) {
      items.add(list);
    }
    return items.brokenOff(((ShellToken) error).start(), end);
  }

  Command pipeline(Shell.PipelineContext pipeline) {
    boolean negated = false;
    var commands = new ArrayList<Command>(1);
    for (var child : pipeline.children) {
      if (child instanceof Shell.PrefixContext prefix) {
        negated ^= prefix.BANG() != null;
      } else if (child instanceof Shell.CommandContext command) {
        commands.add(command(command));
      }
    }
    if (commands.size() == 1 && !(pipeline.getChild(0) instanceof Shell.PrefixContext)) {
      return commands.get(0);
    }
    if (commands.isEmpty()) {
      return new Command.Simple(
          range(pipeline), List.of(), TreeBuilder.words(pipeline.children), List.of());
    }
    return new Command.Pipeline(range(pipeline), negated, commands);
  }

  private Command command(Shell.CommandContext command) {
    var first = command.getChild(0);
    if (first instanceof Shell.SimpleContext simple) {
      return simple(simple);
    }
    if (first instanceof Shell.FunctionContext function) {
      var name = terminal(function.FUNCTION_NAME());
      var body = compound(function.compound(), function);
      return new Command.Function(range(function), name.name(), body);
    }
    if (first instanceof Shell.CoprocContext coproc) {
      return new Command.Pipeline(range(coproc), false, List.of(coprocess(coproc)));
    }
    return compound((Shell.CompoundContext) first, command);
  }

  private Command coprocess(Shell.CoprocContext coproc) {
    return coproc.simple() != null ? simple(coproc.simple()) : compound(coproc.compound(), coproc);
  }

  private Command compound(Shell.CompoundContext compound, ParserRuleContext parent) {
    var redirections = redirections(parent);
    int start = start(compound);
    int end = ((ShellToken) parent.getStop()).end();
    return compounds.compound(compound, new TextRange(start, end), redirections);
  }

  private Command simple(Shell.SimpleContext simple) {
    List<Assignment> assignments = List.of();
    var words = new ArrayList<Word>(simple.getChildCount());
    List<Redirection> redirections = List.of();
    for (var child : simple.children) {
      if (child instanceof TerminalNode) {
        var token = terminal(child);
        if (token.getType() == Shell.WORD) {
          words.add(token.word());
        } else {
          assignments = mutable(assignments);
          assignments.add(token.assignment());
        }
      } else {
        redirections = mutable(redirections);
        redirections.add(redirection((Shell.RedirectionContext) child));
      }
    }
    return new Command.Simple(range(simple), assignments, words, redirections);
  }

  private static <T> List<T> mutable(List<T> list) {
    return list.isEmpty() ? new ArrayList<>(2) : list;
  }

  private List<Redirection> redirections(ParserRuleContext parent) {
    List<Redirection> redirections = List.of();
    for (var child : parent.children) {
      if (child instanceof Shell.RedirectionContext redirection) {
        redirections = mutable(redirections);
        redirections.add(redirection(redirection));
      }
    }
    return redirections;
  }

  private static Redirection redirection(Shell.RedirectionContext redirection) {
    var descriptor = OptionalInt.empty();
    if (redirection.DESCRIPTOR() != null) {
      var text = terminal(redirection.DESCRIPTOR()).name();
      if (Names.isDigit(text.charAt(0))) {
        descriptor = OptionalInt.of(Integer.parseInt(text));
      }
    }
    var operator = terminal(redirection.REDIRECT());
    var document = operator.hereDocument();
    return new Redirection(
        range(redirection),
        descriptor,
        document.isPresent() ? document.get().operator() : operator.name(),
        terminal(redirection.WORD()).word(),
        document.flatMap(HereDocuments.Pending::document));
  }

  /** Returns the words of tokens. */
  static List<Word> words(List<? extends ParseTree> nodes) {
    return nodes.stream().map(node -> terminal(node).word()).toList();
  }

  static ShellToken terminal(ParseTree node) {
    return (ShellToken) ((TerminalNode) node).getSymbol();
  }

  static int start(ParserRuleContext context) {
    return ((ShellToken) context.getStart()).start();
  }

  static TextRange range(ParserRuleContext context) {
    return new TextRange(start(context), ((ShellToken) context.getStop()).end());
  }
}
