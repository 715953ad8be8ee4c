package dev.keymount.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.keymount.shell.Assignment;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Redirection;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * The commands of one RUN as a line of JSON: every simple command and declaration and every other
 * command with redirections, outer before inner, in the order of the source.
 */
public final class ShellTreeJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;
  private final String text;

  private ShellTreeJson(JsonGenerator json, String text) {
    this.json = json;
    this.text = text;
  }

  /**
   * Writes one line.
   *
   * @param path the path of the file
   * @param startLine the 1-based first line of the instruction
   * @param text the text that the ranges of the commands point into
   */
  public static void write(
      String path, int startLine, CommandList commands, String text, Writer out)
      throws IOException {
    try (var json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("path", path);
      json.writeNumberField("start", startLine);
      json.writeArrayFieldStart("commands");
      new ShellTreeJson(json, text).list(commands);
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private void list(CommandList list) throws IOException {
    for (var item : list.items()) {
      command(item.command());
    }
  }

  private void command(Command command) throws IOException {
    if (command instanceof Command.Simple simple) {
      simple(simple);
      return;
    }
    if (!command.redirections().isEmpty()) {
      json.writeStartObject();
      redirections(command.redirections());
      json.writeEndObject();
    }
    inner(command);
    for (var redirection : command.redirections()) {
      redirection(redirection);
    }
  }

  private void simple(Command.Simple simple) throws IOException {
    if (isStatement(simple)) {
      json.writeStartObject();
      strings("assign", simple.assignments().stream().map(this::source).toList());
      strings("args", simple.words().stream().map(Word::text).toList());
      redirections(simple.redirections());
      json.writeEndObject();
    }
    for (var assignment : simple.assignments()) {
      word(assignment.value());
    }
    words(simple.words());
    for (var redirection : simple.redirections()) {
      redirection(redirection);
    }
  }

  private static boolean isStatement(Command.Simple simple) {
    if (!simple.redirections().isEmpty() || simple.words().isEmpty()) {
      return !simple.range().isEmpty();
    }
    return !simple.words().get(0).text().equals("let");
  }

  private void inner(Command command) throws IOException {
    if (command instanceof Command.Pipeline pipeline) {
      for (var part : pipeline.commands()) {
        command(part);
      }
    } else if (command instanceof Command.Subshell subshell) {
      list(subshell.body());
    } else if (command instanceof Command.Group group) {
      list(group.body());
    } else if (command instanceof Command.Function function) {
      command(function.body());
    } else if (command instanceof Command.Test test) {
      words(test.words());
    } else if (command instanceof Command.Arithmetic arithmetic) {
      parts(arithmetic.parts());
    } else {
      branching(command);
    }
  }

  private void branching(Command command) throws IOException {
    if (command instanceof Command.If clause) {
      for (var branch : clause.branches()) {
        list(branch.condition());
        list(branch.body());
      }
      if (clause.otherwise().isPresent()) {
        list(clause.otherwise().get());
      }
    } else if (command instanceof Command.For loop) {
      words(loop.words());
      list(loop.body());
    } else if (command instanceof Command.While loop) {
      list(loop.condition());
      list(loop.body());
    } else if (command instanceof Command.Case clause) {
      word(clause.subject());
      for (var arm : clause.arms()) {
        words(arm.patterns());
        list(arm.body());
      }
    }
  }

  private void redirection(Redirection redirection) throws IOException {
    word(redirection.target());
    if (redirection.document().isPresent()) {
      word(redirection.document().get().content());
    }
  }

  private void words(List<Word> words) throws IOException {
    for (var word : words) {
      word(word);
    }
  }

  private void word(Word word) throws IOException {
    parts(word.parts());
  }

  private void parts(List<WordPart> parts) throws IOException {
    for (var part : parts) {
      if (part instanceof WordPart.DoubleQuoted quoted) {
        parts(quoted.parts());
      } else if (part instanceof WordPart.CommandSubstitution substitution) {
        list(substitution.body());
      } else if (part instanceof WordPart.ProcessSubstitution substitution) {
        list(substitution.body());
      } else if (part instanceof WordPart.ArithmeticExpansion arithmetic) {
        parts(arithmetic.parts());
      } else if (part instanceof WordPart.Parameter parameter && parameter.argument().isPresent()) {
        word(parameter.argument().get());
      }
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (var value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void redirections(List<Redirection> redirections) throws IOException {
    strings(
        "redir",
        redirections.stream()
            .map(
                redirection ->
                    descriptor(redirection)
                        + redirection.operator()
                        + " "
                        + redirection.target().text())
            .toList());
  }

  private String descriptor(Redirection redirection) {
    if (redirection.descriptor().isPresent()) {
      return String.valueOf(redirection.descriptor().getAsInt());
    }
    int start = redirection.range().start();
    return text.charAt(start) == '{' ? text.substring(start, text.indexOf('}', start) + 1) : "";
  }

  private String source(Assignment assignment) {
    var target = text.substring(assignment.range().start(), assignment.value().range().start());
    return (target.indexOf('[') >= 0
            ? target
            : assignment.name() + (assignment.append() ? "+=" : "="))
        + assignment.value().text();
  }
}
