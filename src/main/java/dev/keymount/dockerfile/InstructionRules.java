package dev.keymount.dockerfile;

import java.util.List;
import java.util.Locale;

/** What BuildKit asks of each instruction when it reads them: {@code instructions/parse.go}. */
final class InstructionRules {

  private final Problems problems;
  private final FlagRules flags;
  private final RunRules runs;
  private final HealthcheckRules healthchecks;
  private boolean inStage;

  InstructionRules(Problems problems) {
    this.problems = problems;
    this.flags = new FlagRules(problems);
    this.runs = new RunRules(problems);
    this.healthchecks = new HealthcheckRules(problems, flags);
  }

  void check(List<Instruction> instructions) {
    for (var instruction : instructions) {
      rule(instruction);
      if (instruction.keyword() == Keyword.FROM) {
        inStage = true;
      } else if (!inStage
          && instruction.keyword() != Keyword.ARG
          && instruction.keyword() != Keyword.UNKNOWN) {
        reject(instruction, "only ARG may stand before the first FROM: move this below it");
      }
    }
  }

  private void rule(Instruction instruction) {
    switch (instruction.keyword()) {
      case ADD, COPY -> files(instruction);
      case ARG -> names(instruction, 1);
      case CMD, ENTRYPOINT -> flags.check(instruction);
      case ENV, LABEL -> {
        flags.check(instruction);
        names(instruction, 3);
      }
      case EXPOSE -> {
        atLeastOne(instruction);
        flags.check(instruction);
      }
      case FROM -> from(instruction);
      case HEALTHCHECK -> healthchecks.check(instruction);
      case MAINTAINER, USER, WORKDIR -> {
        one(instruction);
        flags.check(instruction);
      }
      case ONBUILD -> onbuild(instruction);
      case RUN -> {
        flags.check(instruction);
        runs.check(instruction);
      }
      case SHELL -> shell(instruction);
      case STOPSIGNAL -> one(instruction);
      case VOLUME -> volume(instruction);
      case UNKNOWN ->
          problems.instructions(
              instruction.keywordRange(),
              "this is no instruction: correct it, or continue the line before it");
    }
  }

  private void reject(Instruction instruction, String message) {
    problems.instructions(instruction.range(), message);
  }

  private void atLeastOne(Instruction instruction) {
    if (instruction.arguments().isEmpty()) {
      reject(instruction, instruction.keyword() + " needs an argument: add it");
    }
  }

  private void one(Instruction instruction) {
    if (instruction.arguments().size() != 1) {
      reject(instruction, instruction.keyword() + " needs exactly one argument");
    }
  }

  /** Checks the names of definitions that have {@code step} arguments each. */
  private void names(Instruction instruction, int step) {
    atLeastOne(instruction);
    for (int i = 0; i < instruction.arguments().size(); i += step) {
      var name = instruction.arguments().get(i);
      if (name.value().isEmpty() || (step == 1 && name.value().startsWith("="))) {
        problems.instructions(
            name.range(), instruction.keyword() + " needs a name before the equals sign: add it");
      }
    }
  }

  private void files(Instruction instruction) {
    var arguments = instruction.arguments();
    if (arguments.size() < 2) {
      reject(instruction, instruction.keyword() + " needs a source and a destination");
      return;
    }
    flags.check(instruction);
    var destination = arguments.get(arguments.size() - 1);
    if (HeredocLexer.opens(destination.value())) {
      problems.instructions(
          destination.range(), "a here-document cannot be the destination: add a path behind it");
    }
  }

  private void from(Instruction from) {
    var values = from.values();
    boolean named = values.size() == 3 && values.get(1).equalsIgnoreCase("as");
    if (values.size() != 1 && !named) {
      reject(from, "FROM takes an image, or an image AS a name");
    } else if (named && !isStageName(values.get(2).toLowerCase(Locale.ROOT))) {
      problems.instructions(
          from.arguments().get(2).range(),
          "the name of a stage starts with a letter and has letters, digits, '-', '_' and '.'");
    }
    flags.check(from);
  }

  private static boolean isStageName(String name) {
    return !name.isEmpty()
        && isLetter(name.charAt(0))
        && name.chars()
            .allMatch(
                c -> isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.');
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  private void onbuild(Instruction onbuild) {
    var child = onbuild.child();
    if (child.isEmpty()) {
      reject(onbuild, "ONBUILD needs an instruction: add it");
    }
    flags.check(onbuild);
    child
        .map(Instruction::keyword)
        .ifPresent(
            keyword -> {
              if (keyword == Keyword.ONBUILD
                  || keyword == Keyword.MAINTAINER
                  || keyword == Keyword.FROM) {
                reject(onbuild, keyword + " cannot stand behind ONBUILD");
              }
            });
  }

  private void shell(Instruction shell) {
    flags.check(shell);
    atLeastOne(shell);
    if (!shell.json() && !shell.arguments().isEmpty()) {
      reject(shell, "SHELL takes a JSON array of strings: write [\"…\", \"…\"]");
    }
  }

  private void volume(Instruction volume) {
    atLeastOne(volume);
    flags.check(volume);
    for (var argument : volume.arguments()) {
      if (argument.value().chars().allMatch(c -> Whitespace.isSpace((char) c))) {
        problems.instructions(argument.range(), "VOLUME takes no empty path: remove it");
      }
    }
  }
}
