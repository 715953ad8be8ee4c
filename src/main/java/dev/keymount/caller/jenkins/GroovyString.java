package dev.keymount.caller.jenkins;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Hole;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A string of Groovy.
 *
 * @param source the file
 * @param range its place, quotes included
 * @param quote how it is quoted
 */
record GroovyString(SourceText source, TextRange range, Quote quote) {

  private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)");
  private static final Pattern VARIABLE =
      Pattern.compile("\\s*(?:(env|params)\\.)?([A-Za-z_]\\w*)\\s*");

  static GroovyString of(SourceText source, GroovyToken token) {
    var quote = Quote.at(source.text(), token.range().start()).orElseThrow();
    return new GroovyString(source, token.range(), quote);
  }

  int start() {
    return range.start() + quote.openLength();
  }

  int end() {
    return range.end() - quote.closeLength();
  }

  /** Returns the text if nothing is filled in. */
  Optional<String> literal() {
    return embedded(name -> false, "", "", false)
        .filter(embedded -> !embedded.hasHole(embedded.text()))
        .map(Embedded::text);
  }

  /**
   * Returns the string as shell text.
   *
   * @param local tells which variables are those of the script and not of the environment
   * @param head what the shell sees ahead of it
   * @param tail what the shell sees behind it
   * @param open whether more follows that is not known
   */
  Optional<Embedded> embedded(Predicate<String> local, String head, String tail, boolean open) {
    var builder = new Embedded.Builder(source);
    head.chars().forEach(character -> builder.add((char) character, start()));
    int at = start();
    while (at < end()) {
      int next = step(builder, at, local);
      if (next < 0) {
        return Optional.empty();
      }
      at = next;
    }
    if (open && !builder.hole(new Hole("", Optional.empty(), Optional.empty()), end())) {
      return Optional.empty();
    }
    tail.chars().forEach(character -> builder.add((char) character, end()));
    return Optional.of(builder.build(end(), quote::written));
  }

  /** Adds what stands at an offset; returns the offset behind it, or a negative number. */
  private int step(Embedded.Builder builder, int at, Predicate<String> local) {
    var text = source.text();
    int escape = quote.escapeLength(text, at);
    if (escape > 0) {
      return escaped(builder, text.substring(at, Math.min(at + escape, end())), at);
    }
    if (quote.interpolates() && text.startsWith("${", at)) {
      int end = Quote.expressionEnd(text, at, 0);
      var expression = text.substring(at + 2, end - 1);
      return builder.hole(hole(text.substring(at, end), expression, local), at) ? end : -1;
    }
    var name = NAME.matcher(text).region(at, end());
    if (quote.interpolates() && name.lookingAt()) {
      return builder.hole(hole(name.group(), name.group(1), local), at) ? name.end() : -1;
    }
    builder.add(text.charAt(at), at);
    return at + 1;
  }

  private int escaped(Embedded.Builder builder, String escape, int at) {
    int end = at + escape.length();
    if (quote.isSlashy()) {
      builder.add(escape.charAt(1), at);
      return end;
    }
    char letter = escape.charAt(1);
    int known = "nrtbf\\'\"$".indexOf(letter);
    if (known >= 0) {
      builder.add("\n\r\t\b\f\\'\"$".charAt(known), at);
    } else if (letter == 'u' && escape.matches("\\\\u[0-9a-fA-F]{4}")) {
      builder.add((char) Integer.parseInt(escape.substring(2), 16), at);
    } else if (letter != '\n' && letter != '\r') {
      return -1;
    }
    return end;
  }

  private static Hole hole(String written, String expression, Predicate<String> local) {
    Matcher variable = VARIABLE.matcher(expression);
    if (!variable.matches()) {
      return new Hole(written, Optional.empty(), Optional.empty());
    }
    var name = variable.group(2);
    boolean isLocal = variable.group(1) == null && local.test(name);
    return new Hole(written, Optional.of(name), isLocal ? Optional.empty() : Optional.of(name));
  }
}
