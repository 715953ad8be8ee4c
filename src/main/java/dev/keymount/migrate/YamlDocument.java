package dev.keymount.migrate;

import dev.keymount.migrate.DockerfileResult.ProblemLine;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The one document of a YAML text.
 *
 * @param root its node, empty where the text holds none
 * @param problem why the text is no YAML, if so
 */
record YamlDocument(Optional<Node> root, Optional<ProblemLine> problem) {

  /** More than any key needs; the nodes of a text are composed by recursion. */
  private static final int DEPTH = 20;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setAllowNonScalarKeys(true).build();

  static YamlDocument of(String text) {
    try {
      return isDeep(text)
          ? broken(0, "it is nested deeper than anything Keymount reads; flatten it")
          : new YamlDocument(new Compose(SETTINGS).composeString(text), Optional.empty());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
      return broken(line, e.getProblem() + "; correct the YAML");
    } catch (ReaderException e) {
      var before = text.substring(0, Math.min(e.getPosition(), text.length()));
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      return broken(line, "a character that YAML does not allow; delete it");
    } catch (YamlEngineException e) {
      var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("broken");
      return broken(0, message + "; correct the YAML");
    }
  }

  private static YamlDocument broken(int line, String message) {
    return new YamlDocument(Optional.empty(), Optional.of(new ProblemLine(line, message)));
  }

  private static boolean isDeep(String text) {
    int depth = 0;
    for (var event : new Parse(SETTINGS).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEPTH) {
        return true;
      }
    }
    return false;
  }
}
