package dev.keymount.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A person who answers the questions of a run, one line for each. */
final class Answers extends InputStream {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final UnaryOperator<String> person;
  private final List<String> questions = new ArrayList<>();

  private Answers(UnaryOperator<String> person) {
    this.person = person;
  }

  /**
   * What a run printed.
   *
   * @param questions the lines that it asked by
   */
  record Run(int code, String out, String err, List<String> questions) {}

  /** Runs a command with answers by question; an empty one is the end of input. */
  static Run run(UnaryOperator<String> person, Object... arguments) {
    var answers = new Answers(person);
    var out = new ByteArrayOutputStream();
    var words = new String[arguments.length];
    for (int at = 0; at < words.length; at++) {
      words[at] = arguments[at].toString();
    }
    int code =
        Main.run(
            answers,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(answers.err, true, StandardCharsets.UTF_8),
            words);
    return new Run(
        code,
        out.toString(StandardCharsets.UTF_8),
        answers.err.toString(StandardCharsets.UTF_8),
        answers.questions);
  }

  /** Runs a command with the letters of a word as answers, and then the end of input. */
  static Run run(String letters, Object... arguments) {
    var left = new StringBuilder(letters);
    return run(
        question -> {
          if (left.isEmpty()) {
            return "";
          }
          var letter = left.substring(0, 1);
          left.deleteCharAt(0);
          return letter;
        },
        arguments);
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(byte[] bytes, int from, int length) {
    var printed = err.toString(StandardCharsets.UTF_8);
    var question = printed.substring(printed.lastIndexOf('\n') + 1);
    questions.add(question);
    var answer = person.apply(question);
    if (answer.isEmpty()) {
      return -1;
    }
    var line = (answer + "\n").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(line, 0, bytes, from, line.length);
    return line.length;
  }
}
