package dev.keymount.shell;

import dev.keymount.shell.grammar.Shell;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes compound commands of their parse trees. */
final class CompoundBuilder {

  private final TreeBuilder builder;

  CompoundBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  Command compound(
      Shell.CompoundContext compound, TextRange range, List<Redirection> redirections) {
    var child = compound.getChild(0);
    if (child instanceof Shell.SubshellContext subshell) {
      return new Command.Subshell(range, list(subshell.list()), redirections);
    }
    if (child instanceof Shell.GroupContext group) {
      return new Command.Group(range, list(group.list()), redirections);
    }
    if (child instanceof Shell.IfClauseContext clause) {
      return ifClause(clause, range, redirections);
    }
    if (child instanceof Shell.ForClauseContext clause) {
      return forClause(clause, range, redirections);
    }
    if (child instanceof Shell.WhileClauseContext clause) {
      boolean until = clause.UNTIL() != null;
      return new Command.While(
          range, until, list(clause.list(0)), list(clause.list(1)), redirections);
    }
    if (child instanceof Shell.CaseClauseContext clause) {
      var arms = clause.arm().stream().map(this::arm).toList();
      return new Command.Case(
          range, TreeBuilder.terminal(clause.WORD()).word(), arms, redirections);
    }
    if (child instanceof Shell.TestContext test) {
      return new Command.Test(range, TreeBuilder.words(test.WORD()), redirections);
    }
    var expansions = Expansions.withoutLiterals(TreeBuilder.terminal(child).word());
    return new Command.Arithmetic(range, expansions, redirections);
  }

  private Command ifClause(
      Shell.IfClauseContext clause, TextRange range, List<Redirection> redirections) {
    var lists = clause.list();
    var branches = new ArrayList<Command.If.Branch>(1);
    for (int i = 0; i + 1 < lists.size(); i += 2) {
      branches.add(new Command.If.Branch(list(lists.get(i)), list(lists.get(i + 1))));
    }
    Optional<CommandList> otherwise =
        clause.ELSE() == null ? Optional.empty() : Optional.of(list(lists.get(lists.size() - 1)));
    return new Command.If(range, branches, otherwise, redirections);
  }

  private Command forClause(
      Shell.ForClauseContext clause, TextRange range, List<Redirection> redirections) {
    var body = list(clause.body().list());
    if (clause.ARITHMETIC() != null) {
      return new Command.For(
          range, "", List.of(TreeBuilder.terminal(clause.ARITHMETIC()).word()), body, redirections);
    }
    var words = TreeBuilder.words(clause.WORD());
    return new Command.For(
        range, words.get(0).text(), words.subList(1, words.size()), body, redirections);
  }

  private Command.Case.Arm arm(Shell.ArmContext arm) {
    var body =
        arm.list() == null
            ? builder.list(null, TreeBuilder.terminal(arm.RPAREN()).end())
            : list(arm.list());
    return new Command.Case.Arm(TreeBuilder.words(arm.PATTERN()), body);
  }

  private CommandList list(Shell.ListContext list) {
    return builder.list(list, TreeBuilder.start(list));
  }
}
