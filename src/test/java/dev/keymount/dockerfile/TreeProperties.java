package dev.keymount.dockerfile;

import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** What holds for the tree of any text. */
final class TreeProperties {

  private static final long MOST_STEPS_PER_CHARACTER = 6;

  private final Dockerfile tree;
  private final List<String> violations = new ArrayList<>();

  private TreeProperties(Dockerfile tree) {
    this.tree = tree;
  }

  /** Returns in words what does not hold for {@code source}. */
  static List<String> violations(SourceText source) {
    var properties = new TreeProperties(DockerfileReader.read(source));
    int torn = Tokens.firstGap(source);
    properties.hold(torn < 0, "the tokens tile the text up to " + torn);
    properties.file();
    properties.linear();
    return properties.violations;
  }

  private void hold(boolean condition, String what) {
    if (!condition) {
      violations.add(what);
    }
  }

  private void linear() {
    int length = tree.source().text().length();
    var lexer = new DockerfileLexer(tree.source());
    int tokens = 0;
    while (lexer.nextToken().getType() != Token.EOF) {
      tokens++;
    }
    hold(tokens <= length + 2, tokens + " tokens for " + length + " characters");
    hold(
        lexer.steps() <= MOST_STEPS_PER_CHARACTER * length,
        lexer.steps() + " steps for " + length + " characters");
  }

  private void file() {
    var whole = new TextRange(0, tree.source().text().length());
    inOrder(whole, tree.directives().stream().map(Directive::range).toList(), "directives");
    inOrder(whole, tree.instructions().stream().map(Instruction::range).toList(), "instructions");
    tree.instructions().forEach(this::instruction);
    hold(
        tree.problems().stream().allMatch(problem -> whole.encloses(problem.range())),
        "problems lie in the text");
    hold(
        !tree.instructions().isEmpty() || !tree.problems().isEmpty(),
        "a file without instructions has a problem");
  }

  private void inOrder(TextRange outer, List<TextRange> inner, String what) {
    int behind = outer.start();
    for (var range : inner) {
      hold(behind <= range.start() && range.end() <= outer.end(), what + " at " + range);
      behind = range.end();
    }
  }

  private void instruction(Instruction instruction) {
    var what = instruction.keyword() + " at " + instruction.range();
    inOrder(instruction.range(), instruction.gaps(), "gaps of " + what);
    hold(
        instruction.gaps().stream().noneMatch(TextRange::isEmpty),
        "no gap of " + what + " is empty");
    var parts = new ArrayList<TextRange>();
    parts.add(instruction.keywordRange());
    instruction.flags().forEach(flag -> parts.add(flag.range()));
    parts.add(instruction.body());
    instruction
        .heredocs()
        .forEach(heredoc -> parts.add(heredoc.body().union(heredoc.terminator())));
    inOrder(instruction.range(), parts, "parts of " + what);
    arguments(instruction, what);
    for (var heredoc : instruction.heredocs()) {
      hold(
          instruction.body().encloses(heredoc.opener())
              || instruction.range().encloses(heredoc.opener()),
          "opener in " + what);
      hold(tree.source().text(heredoc.body()).equals(heredoc.content()), "content in " + what);
    }
    for (var child : instruction.child().stream().toList()) {
      hold(child.range().end() == instruction.range().end(), what + " ends with its child");
      hold(instruction.body().start() == child.range().start(), what + " starts with its child");
      instruction(child);
    }
  }

  private void arguments(Instruction instruction, String what) {
    boolean pairs = instruction.keyword() == Keyword.ENV || instruction.keyword() == Keyword.LABEL;
    int step = pairs ? 3 : 1;
    hold(instruction.arguments().size() % step == 0, "number of arguments of " + what);
    for (var argument : instruction.arguments()) {
      hold(instruction.body().encloses(argument.range()), "argument of " + what);
      if (!instruction.json()) {
        hold(joined(instruction, argument.range()).equals(argument.value()), "value in " + what);
      }
    }
    if (!pairs) {
      var ranges = instruction.arguments().stream().map(Argument::range).toList();
      inOrder(instruction.body(), ranges, "arguments of " + what);
    }
  }

  /** Returns the text of a range without gaps. */
  private String joined(Instruction instruction, TextRange range) {
    var joined = new StringBuilder();
    int at = range.start();
    for (var gap : instruction.gaps()) {
      if (gap.overlaps(range)) {
        joined.append(tree.source().text(), at, gap.start());
        at = gap.end();
      }
    }
    return joined.append(tree.source().text(), at, range.end()).toString();
  }
}
