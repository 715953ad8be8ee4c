package dev.keymount.shell;

import dev.keymount.shell.grammar.Shell;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** The items of a list, each made when its operator comes. */
final class Items {

  private final TreeBuilder builder;
  private final List<CommandList.Item> items = new ArrayList<>();
  private Shell.@Nullable PipelineContext last;

  Items(TreeBuilder builder) {
    this.builder = builder;
  }

  void add(Shell.ListContext list) {
    for (var child : children(list)) {
      if (child instanceof Shell.AndOrContext andOr) {
        for (var grandchild : children(andOr)) {
          add(grandchild);
        }
      } else {
        add(child);
      }
    }
  }

  private static List<ParseTree> children(ParserRuleContext context) {
    return context.children == null ? List.of() : context.children;
  }

  private void add(ParseTree child) {
    if (child instanceof Shell.PipelineContext pipeline) {
      last = pipeline;
    } else if (last != null) {
      var token = TreeBuilder.terminal(child);
      items.add(
          new CommandList.Item(
              builder.pipeline(last),
              operator(token.getType()),
              new TextRange(token.start(), token.end())));
      last = null;
    }
  }

  private static Operator operator(int type) {
    return switch (type) {
      case Shell.AND_IF -> Operator.AND;
      case Shell.OR_IF -> Operator.OR;
      case Shell.SEMI -> Operator.SEMICOLON;
      case Shell.AMP -> Operator.BACKGROUND;
      default -> Operator.NEWLINE;
    };
  }

  /** Returns the list; a last command without an operator belongs to it. */
  CommandList complete() {
    if (last != null) {
      addLast(builder.pipeline(last));
    }
    var end = items.get(items.size() - 1);
    return list(end.operatorRange().end());
  }

  /**
   * Returns the list and, as opaque, the last command if it had no operator and all that follows.
   *
   * @param error the offset of what was not expected
   */
  CommandList brokenOff(int error, int end) {
    int start = last == null ? error : Math.min(error, TreeBuilder.start(last));
    addLast(new Command.Opaque(new TextRange(Math.min(start, end), end)));
    return list(end);
  }

  private void addLast(Command command) {
    items.add(new CommandList.Item(command, Operator.NONE, TextRange.at(command.range().end())));
  }

  private CommandList list(int end) {
    return new CommandList(new TextRange(items.get(0).command().range().start(), end), items);
  }
}
