package dev.keymount.dockerfile;

import dev.keymount.dockerfile.grammar.DockerfileParser.ArrayContext;
import dev.keymount.dockerfile.grammar.DockerfileParser.ElementContext;
import dev.keymount.dockerfile.grammar.DockerfileParser.FileContext;
import dev.keymount.dockerfile.grammar.DockerfileParser.FlagContext;
import dev.keymount.dockerfile.grammar.DockerfileParser.InstructionContext;
import dev.keymount.dockerfile.grammar.DockerfileParser.NameContext;
import dev.keymount.dockerfile.grammar.DockerfileParser.PairContext;
import dev.keymount.dockerfile.grammar.DockerfileParser.TextContext;
import dev.keymount.dockerfile.grammar.DockerfileParser.ValueContext;
import dev.keymount.dockerfile.grammar.DockerfileParser.WordContext;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes the tree of ANTLR's. */
final class TreeBuilder {

  private final String text;
  private final Values values;

  TreeBuilder(String text, Values values) {
    this.text = text;
    this.values = values;
  }

  List<Instruction> instructions(FileContext file) {
    var instructions = new ArrayList<Instruction>();
    for (var child : file.children) {
      if (child instanceof InstructionContext instruction) {
        instructions.add(instruction(instruction));
      }
    }
    return instructions;
  }

  private Instruction instruction(InstructionContext context) {
    var form = (ParserRuleContext) context.getChild(0);
    var keyword = (KeywordToken) form.getStart();
    var extent = keyword.extent();
    var parts = new Parts();
    int keywordEnd = keyword.end();
    for (var child : form.children) {
      if (child instanceof TerminalNode terminal) {
        keywordEnd = ((LexedToken) terminal.getSymbol()).end();
      } else {
        add((ParserRuleContext) child, parts);
      }
    }
    var child = Optional.ofNullable(parts.child).map(inner -> within(extent, inner));
    return new Instruction(
        extent.range,
        KeywordTokens.keyword(keyword.getType()),
        new TextRange(keyword.getStartIndex(), keywordEnd),
        parts.flags,
        parts.json,
        extent.body,
        parts.arguments,
        extent.heredocs,
        child,
        extent.gaps);
  }

  private static final class Parts {
    final List<Flag> flags = new ArrayList<>(0);
    final List<Argument> arguments = new ArrayList<>(4);
    boolean json;
    @Nullable Instruction child;
  }

  private void add(ParserRuleContext part, Parts parts) {
    if (part instanceof FlagContext) {
      parts.flags.add(flag(part));
    } else if (part instanceof TextContext || part instanceof WordContext) {
      parts.arguments.add(argument(part));
    } else if (part instanceof PairContext) {
      addPair(part, parts.arguments);
    } else if (part instanceof ArrayContext) {
      parts.json = true;
      addElements(part, parts.arguments);
    } else if (part instanceof InstructionContext instruction) {
      parts.child = instruction(instruction);
    }
  }

  private Argument argument(ParserRuleContext context) {
    return new Argument(range(context), joined(context));
  }

  private Flag flag(ParserRuleContext context) {
    var value = values.flag(joined(context));
    int equals = value.indexOf('=');
    return equals < 0
        ? new Flag(range(context), value.substring(2), Optional.empty())
        : new Flag(
            range(context), value.substring(2, equals), Optional.of(value.substring(equals + 1)));
  }

  private void addElements(ParserRuleContext array, List<Argument> arguments) {
    for (var child : array.children) {
      if (child instanceof ElementContext element) {
        arguments.add(new Argument(range(element), values.json(joined(element))));
      }
    }
  }

  private void addPair(ParserRuleContext pair, List<Argument> arguments) {
    int start = pair.getStart().getStartIndex();
    var name = new Argument(TextRange.at(start), "");
    var value = new Argument(TextRange.at(pair.getStop().getStopIndex() + 1), "");
    var separator = value;
    for (var child : pair.children) {
      if (child instanceof NameContext context) {
        name = argument(context);
      } else if (child instanceof ValueContext context) {
        value = argument(context);
      } else {
        var equals = (LexedToken) ((TerminalNode) child).getSymbol();
        separator = new Argument(new TextRange(equals.getStartIndex(), equals.end()), "=");
      }
    }
    if (separator.value().isEmpty()) {
      separator = new Argument(TextRange.at(name.range().end()), "");
    }
    arguments.add(name);
    arguments.add(value);
    arguments.add(separator);
  }

  private static TextRange range(ParserRuleContext context) {
    return new TextRange(
        context.getStart().getStartIndex(), ((LexedToken) context.getStop()).end());
  }

  /** Returns the text of a token and its parts. */
  private String joined(ParserRuleContext context) {
    if (context.getChildCount() == 1) {
      return range(context).of(text);
    }
    var joined = new StringBuilder();
    for (var child : context.children) {
      var token = (LexedToken) ((TerminalNode) child).getSymbol();
      joined.append(text, token.getStartIndex(), token.end());
    }
    return joined.toString();
  }

  /** Returns an instruction behind ONBUILD as one that ends where ONBUILD does. */
  private static Instruction within(KeywordToken.Extent outer, Instruction inner) {
    var range = new TextRange(inner.range().start(), outer.range.end());
    var child = inner.child();
    return new Instruction(
        range,
        inner.keyword(),
        inner.keywordRange(),
        inner.flags(),
        inner.json(),
        inner.body(),
        inner.arguments(),
        inner.heredocs(),
        child,
        outer.gaps.stream().filter(range::encloses).toList());
  }
}
