package dev.keymount.dockerfile;

import dev.keymount.dockerfile.KeywordToken.Extent;
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
        instructions.add(instruction(instruction, keyword(instruction).extent()));
      }
    }
    return instructions;
  }

  private static KeywordToken keyword(InstructionContext context) {
    return (KeywordToken) context.getStart();
  }

  /** Makes an instruction that ends where {@code outer} does and has its gaps. */
  private Instruction instruction(InstructionContext context, Extent outer) {
    var keyword = keyword(context);
    var extent = keyword.extent();
    extent.range = new TextRange(extent.range.start(), outer.range.end());
    extent.gaps = extent == outer ? outer.gaps : within(extent.range, outer.gaps);
    var parts = new Parts(extent);
    int keywordEnd = keyword.end();
    for (var child : ((ParserRuleContext) context.getChild(0)).children) {
      if (child instanceof TerminalNode terminal) {
        keywordEnd = ((LexedToken) terminal.getSymbol()).end();
      } else {
        add((ParserRuleContext) child, parts);
      }
    }
    return new Instruction(
        extent.range,
        KeywordTokens.keyword(keyword.getType()),
        new TextRange(keyword.getStartIndex(), keywordEnd),
        parts.flags,
        parts.json,
        extent.body,
        parts.arguments,
        extent.heredocs,
        Optional.ofNullable(parts.child),
        extent.gaps);
  }

  private static List<TextRange> within(TextRange range, List<TextRange> gaps) {
    return gaps.stream().filter(range::encloses).toList();
  }

  private static final class Parts {
    final Extent extent;
    final List<Flag> flags = new ArrayList<>(0);
    final List<Argument> arguments = new ArrayList<>(4);
    boolean json;
    @Nullable Instruction child;

    Parts(Extent extent) {
      this.extent = extent;
    }
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
      parts.child = instruction(instruction, parts.extent);
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
}
