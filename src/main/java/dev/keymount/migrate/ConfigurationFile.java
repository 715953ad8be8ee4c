package dev.keymount.migrate;

import dev.keymount.migrate.DockerfileResult.ProblemLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The file {@code .keymount.yml} at the root of a repository.
 *
 * @param configuration what it says, nothing where it has a problem
 * @param problems what is wrong with it, by 1-based line, or line 0 for the whole of it
 */
public record ConfigurationFile(Configuration configuration, List<ProblemLine> problems) {

  /** The name of the file. */
  public static final String NAME = ".keymount.yml";

  /** Takes a copy of the list. */
  public ConfigurationFile {
    problems = List.copyOf(problems);
  }

  /** Reads the file in a directory; where there is none, nothing is configured. */
  public static ConfigurationFile in(Path root) {
    var file = root.resolve(NAME);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new ConfigurationFile(Configuration.NONE, List.of());
    }
    try {
      if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(root.toRealPath())) {
        return unreadable("cannot be read: it is no file of the repository; make it a plain file");
      }
      var bytes = BoundedFile.read(file, BoundedFile.LARGEST_CONFIGURATION);
      return of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return unreadable("it is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      return unreadable("cannot be read: " + FileProblem.reason(e) + "; make it a readable file");
    }
  }

  private static ConfigurationFile unreadable(String message) {
    return new ConfigurationFile(Configuration.NONE, List.of(new ProblemLine(0, message)));
  }

  /** Reads the text of the file. */
  static ConfigurationFile of(String text) {
    return ConfigurationReader.read(text);
  }
}
