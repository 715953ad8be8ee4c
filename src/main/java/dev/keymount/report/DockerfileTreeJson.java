package dev.keymount.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Flag;
import dev.keymount.dockerfile.Heredoc;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.dockerfile.Problem;
import dev.keymount.source.TextRange;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * The tree of a Dockerfile as one line of JSON, in the shape of a dump of what BuildKit's parser
 * makes of the file.
 */
public final class DockerfileTreeJson {

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .characterEscapes(new GoEscapes())
          .build();

  private final Dockerfile tree;
  private final JsonGenerator json;

  private DockerfileTreeJson(Dockerfile tree, JsonGenerator json) {
    this.tree = tree;
    this.json = json;
  }

  /** Writes the tree of the file at {@code path} and a line feed. */
  public static void write(String path, Dockerfile tree, Writer out) throws IOException {
    try (var json = FACTORY.createGenerator(out)) {
      new DockerfileTreeJson(tree, json).file(path);
    }
    out.write('\n');
  }

  private void file(String path) throws IOException {
    var rejected = first(Problem.Stage.PARSE);
    json.writeStartObject();
    json.writeStringField("path", path);
    json.writeStringField("parse", rejected.map(Problem::message).orElse("ok"));
    if (rejected.isPresent()) {
      json.writeStringField("instructions", "");
    } else {
      json.writeStringField("instructions", instructionsVerdict());
      json.writeStringField("escape", String.valueOf(tree.escape()));
      json.writeArrayFieldStart("nodes");
      for (var instruction : tree.instructions()) {
        json.writeStartObject();
        node(instruction, line(instruction.range().start()), line(instruction.range().end()));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private Optional<Problem> first(Problem.Stage stage) {
    return tree.problems().stream().filter(problem -> problem.stage() == stage).findFirst();
  }

  private String instructionsVerdict() {
    var first = first(Problem.Stage.INSTRUCTIONS);
    if (first.isEmpty()) {
      return "ok";
    }
    var problem = first.get();
    var unknown =
        tree.instructions().stream()
            .filter(each -> each.keyword() == Keyword.UNKNOWN)
            .filter(each -> each.keywordRange().equals(problem.range()))
            .findFirst();
    int at = unknown.map(Instruction::range).orElse(problem.range()).start();
    return "dockerfile parse error on line "
        + line(at)
        + ": "
        + unknown.map(each -> "unknown instruction: " + keyword(each)).orElse(problem.message());
  }

  private int line(int offset) {
    return tree.source().line(offset);
  }

  private void node(Instruction instruction, int start, int end) throws IOException {
    boolean known = instruction.keyword() != Keyword.UNKNOWN;
    json.writeStringField(
        "keyword", known ? instruction.keyword().name() : upperCase(keyword(instruction)));
    json.writeNumberField("start", start);
    json.writeNumberField("end", end);
    if (!instruction.flags().isEmpty()) {
      strings("flags", instruction.flags().stream().map(DockerfileTreeJson::flag).toList());
    }
    if (instruction.json()) {
      json.writeBooleanField("json", true);
    }
    strings("args", known ? instruction.values() : List.of(""));
    if (instruction.child().isPresent()) {
      json.writeObjectFieldStart("child");
      node(instruction.child().get(), 0, 0);
      json.writeEndObject();
    }
    // BuildKit keeps them with the outer instruction
    if (start > 0) {
      heredocs(instruction.child().orElse(instruction).heredocs());
    }
  }

  private void heredocs(List<Heredoc> heredocs) throws IOException {
    if (heredocs.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("heredocs");
    for (var heredoc : heredocs) {
      json.writeStartObject();
      json.writeStringField("name", value(heredoc.name()));
      json.writeBooleanField("expand", heredoc.expand());
      json.writeBooleanField("chomp", heredoc.stripTabs());
      json.writeStringField("content", value(heredoc.content()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (var each : values) {
      json.writeString(value(each));
    }
    json.writeEndArray();
  }

  private static String flag(Flag flag) {
    return "--" + flag.name() + flag.value().map(value -> "=" + value).orElse("");
  }

  private String value(String text) {
    return tree.source().isUtf8() ? text : GoStrings.fromBytes(text);
  }

  /** Returns the keyword as written, without gaps. */
  private String keyword(Instruction instruction) {
    var text = tree.source().text();
    var keyword = new StringBuilder();
    int at = instruction.keywordRange().start();
    for (TextRange gap : instruction.gaps()) {
      if (gap.start() >= at && gap.end() <= instruction.keywordRange().end()) {
        keyword.append(text, at, gap.start());
        at = gap.end();
      }
    }
    return value(keyword.append(text, at, instruction.keywordRange().end()).toString());
  }

  /** Returns {@code text} in upper case, letter by letter as Go does. */
  private static String upperCase(String text) {
    var upper = new StringBuilder(text.length());
    text.codePoints().map(Character::toUpperCase).forEach(upper::appendCodePoint);
    return upper.toString();
  }
}
