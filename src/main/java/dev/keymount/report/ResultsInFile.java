package dev.keymount.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.keymount.migrate.FileProblem;
import dev.keymount.result.JsonObject;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.ResultReader;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** The results in one file of the schema {@code keymount/bulk/1}, read one after the other. */
final class ResultsInFile implements Closeable {

  /** The order of results in a file. */
  static final Comparator<RepositoryResult> ORDER =
      Comparator.comparingInt(RepositoryResult::position).thenComparing(RepositoryResult::name);

  private final Path file;
  private final JsonParser parser;
  private Optional<RepositoryResult> last = Optional.empty();

  /** What reads a part of a document. */
  private interface Part<T> {
    T read() throws IOException;
  }

  /**
   * Opens a file and reads its beginning.
   *
   * @throws IOException if it can't be read or is no such file; the message names it
   */
  ResultsInFile(Path file) throws IOException {
    this.file = file;
    this.parser = told(() -> JsonText.from(Files.newInputStream(file)));
    try {
      told(this::begin);
    } catch (IOException e) {
      parser.close();
      throw e;
    }
  }

  Path file() {
    return file;
  }

  private boolean begin() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("it is not JSON of the schema " + ResultsJson.SCHEMA);
    }
    boolean isKnown = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      var value = parser.nextToken();
      if (name.equals("schema")) {
        isKnown = value == JsonToken.VALUE_STRING && parser.getText().equals(ResultsJson.SCHEMA);
        if (!isKnown) {
          throw new IOException("its schema is another than " + ResultsJson.SCHEMA);
        }
      } else if (name.equals("repositories") && isKnown && value == JsonToken.START_ARRAY) {
        return true;
      }
      parser.skipChildren();
    }
    throw new IOException("it is not JSON of the schema " + ResultsJson.SCHEMA);
  }

  /**
   * Returns the next result; empty at the end of the file.
   *
   * @throws IOException if the file is broken or not in order; the message names it
   */
  Optional<RepositoryResult> next() throws IOException {
    return told(this::read);
  }

  private Optional<RepositoryResult> read() throws IOException {
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      end();
      return Optional.empty();
    }
    var next = ResultReader.read(JsonObject.read(parser));
    int order = last.map(before -> ORDER.compare(before, next)).orElse(-1);
    if (order == 0) {
      throw new IOException("the repository " + next.name() + " is in it twice");
    } else if (order > 0) {
      throw new IOException("its repositories are not in order of their positions");
    }
    last = Optional.of(next);
    return last;
  }

  /** Reads what follows the results, so that a file that is cut off is told. */
  private void end() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (parser.currentName().equals("repositories")) {
        throw new IOException("it has two lists of repositories");
      }
      parser.nextToken();
      parser.skipChildren();
    }
    if (parser.nextToken() != null) {
      throw new IOException("there is more in it than one document");
    }
  }

  private <T> T told(Part<T> part) throws IOException {
    try {
      return part.read();
    } catch (JsonEOFException e) {
      throw new IOException(file + ": it is cut off: the document does not end", e);
    } catch (JacksonException e) {
      var place = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      throw new IOException(file + ": it is not JSON" + place, e);
    } catch (CharConversionException e) {
      throw new IOException(file + ": it is not JSON: it is no UTF-8", e);
    } catch (IOException e) {
      throw new IOException(file + ": " + FileProblem.reason(e), e);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
