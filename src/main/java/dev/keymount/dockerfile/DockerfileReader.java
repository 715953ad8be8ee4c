package dev.keymount.dockerfile;

import dev.keymount.dockerfile.grammar.DockerfileParser;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;

/** Reads a Dockerfile as BuildKit's parser does. */
public final class DockerfileReader {

  private static final BaseErrorListener NO_ERRORS =
      new BaseErrorListener() {
        @Override
        public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object symbol,
            int line,
            int column,
            String message,
            @Nullable RecognitionException e) {
          throw new IllegalStateException("tokens that the grammar does not know at line " + line);
        }
      };

  private DockerfileReader() {}

  /** Returns the tree of any text; what BuildKit would reject is among its problems. */
  public static Dockerfile read(SourceText source) {
    var lexer = new DockerfileLexer(source);
    var parser = new DockerfileParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(NO_ERRORS);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    var file = parser.file();
    var values = new Values(source.isUtf8(), lexer.escape());
    var instructions = new TreeBuilder(source.text(), values).instructions(file);
    var problems = lexer.problems();
    if (instructions.isEmpty() && problems.found().isEmpty()) {
      problems.parse(TextRange.at(0), "file with no instructions");
    }
    new InstructionRules(problems).check(instructions);
    return new Dockerfile(
        source, lexer.escape(), lexer.directives(), instructions, problems.found());
  }
}
