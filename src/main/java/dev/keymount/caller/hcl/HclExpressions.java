package dev.keymount.caller.hcl;

import dev.keymount.caller.hcl.HclToken.Kind;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values. */
final class HclExpressions {

  private static final int DEEPEST = 200;

  private final HclTokens tokens;

  HclExpressions(HclTokens tokens) {
    this.tokens = tokens;
  }

  static void checkDepth(int depth) throws HclUnreadable {
    if (depth > DEEPEST) {
      throw new HclUnreadable();
    }
  }

  /** Reads up to a comma, a line break or a bracket that closes. */
  HclExpression read(int depth) throws HclUnreadable {
    checkDepth(depth);
    var parts = new ArrayList<HclExpression>();
    int start = tokens.peek().range().start();
    boolean plain = true;
    boolean afterValue = false;
    while (!ends()) {
      if (isValue()) {
        if (afterValue && !tokens.is("[")) {
          throw new HclUnreadable();
        }
        plain &= parts.isEmpty();
        parts.add(value(depth));
        afterValue = true;
      } else {
        afterValue = false;
        plain = false;
        group(depth, parts);
      }
    }
    if (plain && parts.size() == 1) {
      return parts.get(0);
    }
    if (tokens.lastEnd() <= start) {
      throw new HclUnreadable();
    }
    return new HclOpaque(new TextRange(start, tokens.lastEnd()), parts);
  }

  private boolean ends() {
    return tokens.isDone()
        || tokens.isKind(Kind.NEWLINE)
        || tokens.is(",")
        || tokens.is("}")
        || tokens.is("]")
        || tokens.is(")");
  }

  private boolean isValue() {
    return tokens.isKind(Kind.STRING)
        || tokens.isKind(Kind.HEREDOC)
        || tokens.isKind(Kind.NUMBER)
        || tokens.isKind(Kind.IDENTIFIER)
        || tokens.is("{")
        || tokens.is("[");
  }

  /** Reads an operator, or parentheses in which lines may break. */
  private void group(int depth, List<HclExpression> parts) throws HclUnreadable {
    var operator = tokens.take();
    if (tokens.text(operator).equals("(")) {
      inside(")", depth, parts);
    }
  }

  private void inside(String close, int depth, List<HclExpression> parts) throws HclUnreadable {
    tokens.skipNewlines();
    while (!tokens.is(close)) {
      if (tokens.is(",")) {
        tokens.take();
      } else {
        parts.add(read(depth + 1));
      }
      tokens.skipNewlines();
    }
    tokens.take();
  }

  private HclExpression value(int depth) throws HclUnreadable {
    if (tokens.isKind(Kind.STRING)) {
      return string(tokens.take());
    }
    if (tokens.isKind(Kind.HEREDOC)) {
      var range = tokens.take().range();
      return new HclString(range, List.of(new HclString.Part(range.of(tokens.source()), true)));
    }
    if (tokens.is("{")) {
      return object(depth);
    }
    if (tokens.is("[")) {
      return tuple(depth);
    }
    return name(depth);
  }

  HclString string(HclToken token) throws HclUnreadable {
    var parts = new HclTemplate(tokens.source()).parts(token.range());
    return new HclString(token.range(), parts.orElseThrow(HclUnreadable::new));
  }

  private HclExpression name(int depth) throws HclUnreadable {
    var first = tokens.take();
    var text = new StringBuilder(tokens.text(first));
    while (tokens.is(".")) {
      text.append(tokens.text(tokens.take()));
      if (tokens.isKind(Kind.IDENTIFIER) || tokens.isKind(Kind.NUMBER)) {
        text.append(tokens.text(tokens.take()));
      }
    }
    int start = first.range().start();
    if (tokens.is("(")) {
      tokens.take();
      var arguments = new ArrayList<HclExpression>();
      inside(")", depth, arguments);
      return new HclCall(new TextRange(start, tokens.lastEnd()), text.toString(), arguments);
    }
    return new HclName(new TextRange(start, tokens.lastEnd()), text.toString());
  }

  private HclExpression tuple(int depth) throws HclUnreadable {
    int start = tokens.take().range().start();
    tokens.skipNewlines();
    if (tokens.isWord("for")) {
      return loop(start, "]", depth);
    }
    var elements = new ArrayList<HclExpression>();
    boolean comma = false;
    while (!tokens.is("]")) {
      if (!elements.isEmpty() && !comma) {
        throw new HclUnreadable();
      }
      elements.add(read(depth + 1));
      tokens.skipNewlines();
      comma = tokens.is(",");
      if (comma) {
        tokens.take();
      }
      tokens.skipNewlines();
    }
    tokens.take();
    return new HclTuple(new TextRange(start, tokens.lastEnd()), elements, comma);
  }

  private HclExpression object(int depth) throws HclUnreadable {
    int start = tokens.take().range().start();
    tokens.skipNewlines();
    if (tokens.isWord("for")) {
      return loop(start, "}", depth);
    }
    var items = new ArrayList<HclItem>();
    while (!tokens.is("}")) {
      items.add(item(depth + 1));
      tokens.skipNewlines();
    }
    tokens.take();
    return new HclObject(new TextRange(start, tokens.lastEnd()), items);
  }

  private HclItem item(int depth) throws HclUnreadable {
    int start = tokens.peek().range().start();
    Optional<String> name = key(depth);
    if (!tokens.is("=") && !tokens.is(":")) {
      throw new HclUnreadable();
    }
    tokens.take();
    var value = read(depth);
    if (tokens.is(",")) {
      tokens.take();
    } else if (!tokens.isKind(Kind.NEWLINE) && !tokens.is("}")) {
      throw new HclUnreadable();
    }
    return new HclItem(name, value, new TextRange(start, value.range().end()), tokens.lastEnd());
  }

  private Optional<String> key(int depth) throws HclUnreadable {
    if (tokens.isKind(Kind.STRING)) {
      return string(tokens.take()).literal();
    }
    if (tokens.is("(")) {
      group(depth, new ArrayList<>());
      return Optional.empty();
    }
    var key = tokens.take();
    if (key.kind() != Kind.IDENTIFIER && key.kind() != Kind.NUMBER) {
      throw new HclUnreadable();
    }
    return Optional.of(tokens.text(key));
  }

  /** Reads a loop over brackets that match, with the values in it. */
  private HclExpression loop(int start, String close, int depth) throws HclUnreadable {
    checkDepth(depth);
    var parts = new ArrayList<HclExpression>();
    while (!tokens.is(close)) {
      if (isValue()) {
        parts.add(value(depth + 1));
      } else if (tokens.is("(")) {
        group(depth + 1, parts);
      } else if (tokens.is("}") || tokens.is("]") || tokens.is(")")) {
        throw new HclUnreadable();
      } else {
        tokens.take();
      }
    }
    tokens.take();
    return new HclOpaque(new TextRange(start, tokens.lastEnd()), parts);
  }
}
