package dev.keymount.caller.hcl;

import dev.keymount.caller.hcl.HclToken.Kind;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads HCL and JSON; text that is neither, in whole or in part, is not read. */
public final class HclReader {

  private final HclTokens tokens;
  private final HclExpressions expressions;

  private HclReader(HclTokens tokens) {
    this.tokens = tokens;
    this.expressions = new HclExpressions(tokens);
  }

  /** Reads a file of HCL. */
  public static Optional<HclBody> body(String text) {
    var tokens = HclTokens.of(text, false);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    try {
      var body = new HclReader(tokens.get()).body(0, text.length(), 0);
      return tokens.get().isDone() ? Optional.of(body) : Optional.empty();
    } catch (HclUnreadable e) {
      return Optional.empty();
    }
  }

  /** Reads a file of JSON that holds an object. */
  public static Optional<HclObject> json(String text) {
    var tokens = HclTokens.of(text, true);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    try {
      var value = new HclExpressions(tokens.get()).read(0);
      return tokens.get().isDone() && value instanceof HclObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (HclUnreadable e) {
      return Optional.empty();
    }
  }

  private HclBody body(int start, int end, int depth) throws HclUnreadable {
    var attributes = new ArrayList<HclItem>();
    var blocks = new ArrayList<HclBlock>();
    tokens.skipNewlines();
    while (!tokens.isDone() && !tokens.is("}")) {
      var name = tokens.take(Kind.IDENTIFIER);
      if (tokens.is("=")) {
        tokens.take(Kind.PUNCTUATION);
        var value = expressions.read(depth + 1);
        var range = new TextRange(name.range().start(), value.range().end());
        attributes.add(new HclItem(Optional.of(tokens.text(name)), value, range, range.end()));
      } else {
        blocks.add(block(name, depth + 1));
      }
      if (!tokens.isDone() && !tokens.is("}")) {
        tokens.take(Kind.NEWLINE);
      }
      tokens.skipNewlines();
    }
    int close = tokens.isDone() ? end : tokens.peek().range().start();
    return new HclBody(new TextRange(start, close), attributes, blocks);
  }

  private HclBlock block(HclToken type, int depth) throws HclUnreadable {
    HclExpressions.checkDepth(depth);
    var labels = new ArrayList<String>();
    while (!tokens.is("{")) {
      if (tokens.isKind(Kind.IDENTIFIER)) {
        labels.add(tokens.text(tokens.take(Kind.IDENTIFIER)));
      } else {
        var label = expressions.string(tokens.take(Kind.STRING));
        labels.add(label.literal().orElseThrow(HclUnreadable::new));
      }
    }
    var open = tokens.take(Kind.PUNCTUATION);
    var body = body(open.range().end(), open.range().end(), depth);
    if (!tokens.is("}")) {
      throw new HclUnreadable();
    }
    var close = tokens.take(Kind.PUNCTUATION);
    var range = new TextRange(type.range().start(), close.range().end());
    return new HclBlock(tokens.text(type), List.copyOf(labels), range, body);
  }
}
