package dev.keymount.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.result.JsonObject;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.ResultReader;
import dev.keymount.result.ResultWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run has done so far, in a file that only grows: one JSON object a line, on the disk before
 * the run goes on. A last line that is not whole was being written when the run was stopped, and is
 * cut off. Safe for several threads.
 */
final class Journal implements Closeable {

  static final String SCHEMA = "keymount/journal/1";

  private static final String TIME = "at";

  private static final JsonFactory JSON = new JsonFactory();

  private final JournalFile file;
  private final Map<String, Long> done = new HashMap<>();
  private final Map<String, Long> intents = new HashMap<>();
  private final Set<String> begun = new HashSet<>();
  private Map<String, String> options = Map.of();
  private boolean isFinished;

  private Journal(JournalFile file) {
    this.file = file;
  }

  /** What fills an object of the journal. */
  private interface Filling {
    void fill(JsonGenerator json) throws IOException;
  }

  /**
   * Begins a journal.
   *
   * @param options what the user asks for, by name
   * @throws IOException if there is one already, or it can't be written
   */
  static Journal create(Path file, Map<String, String> options) throws IOException {
    var journal = new Journal(JournalFile.create(file));
    journal.options = Map.copyOf(options);
    try {
      journal.append(
          json -> {
            json.writeStringField("journal", SCHEMA);
            json.writeObjectFieldStart("options");
            for (var option : new TreeMap<>(options).entrySet()) {
              json.writeStringField(option.getKey(), option.getValue());
            }
            json.writeEndObject();
          });
    } catch (JournalException e) {
      journal.close();
      throw e.failure();
    }
    journal.file.forceName();
    return journal;
  }

  /**
   * Opens the journal of an earlier run; empty where there is none, or nothing of it came to the
   * disk.
   *
   * @throws IOException if it can't be read, or is no journal
   */
  static Optional<Journal> open(Path file) throws IOException {
    Journal journal;
    try {
      journal = new Journal(JournalFile.open(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      int lines =
          journal.file.read(
              (line, offset, number) -> journal.take(parse(line, number), offset, number));
      if (lines > 0) {
        return Optional.of(journal);
      }
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
    journal.close();
    Files.delete(file);
    return Optional.empty();
  }

  private void take(JsonObject line, long offset, int number) throws IOException {
    if (number == 1) {
      if (!line.text("journal").equals(SCHEMA)) {
        throw new IOException("it is none of this version; finish that run with its version");
      }
      options = line.object("options").allTexts();
    } else if (!line.text("done").isEmpty()) {
      done.put(line.text("done"), offset);
    } else if (!line.text("intent").isEmpty()) {
      intents.put(line.text("intent"), offset);
    } else if (!line.text("begun").isEmpty()) {
      begun.add(line.text("begun"));
    } else if (line.isTrue("finished")) {
      isFinished = true;
    }
  }

  private static JsonObject parse(byte[] line, int number) throws IOException {
    try {
      return parse(line);
    } catch (IOException e) {
      throw new IOException("its line " + number + " is damaged; name another --work-dir", e);
    }
  }

  private static JsonObject parse(byte[] line) throws IOException {
    try (var parser = JSON.createParser(line)) {
      parser.nextToken();
      return JsonObject.read(parser);
    }
  }

  /** Returns what the user of the run that began it asked for, by name. */
  Map<String, String> options() {
    return options;
  }

  /** Returns whether all of its repositories are done. */
  boolean isFinished() {
    return isFinished;
  }

  /** Returns whether a repository is done. */
  synchronized boolean isDone(String key) {
    return done.containsKey(key);
  }

  /** Returns whether a repository was begun by a run that was stopped. */
  synchronized boolean isBegun(String key) {
    return begun.contains(key);
  }

  /**
   * Returns what an earlier run, or this one, was about to do to a repository last.
   *
   * @throws IOException if it can't be read
   */
  synchronized Optional<Intent> intent(String key) throws IOException {
    var offset = intents.get(key);
    if (offset == null) {
      return Optional.empty();
    }
    var line = line(offset);
    var result = line.object("result");
    return Optional.of(
        new Intent(
            fields(line),
            result.text("outcome").isEmpty()
                ? Optional.empty()
                : Optional.of(ResultReader.read(result))));
  }

  /**
   * Returns when that was; empty where nothing was.
   *
   * @throws IOException if it can't be read
   */
  synchronized Optional<Instant> intended(String key) throws IOException {
    var offset = intents.get(key);
    if (offset == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(line(offset).text(TIME)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Returns whether anything was about to be done to a repository. */
  synchronized boolean hasIntent(String key) {
    return intents.containsKey(key);
  }

  private static Map<String, String> fields(JsonObject line) {
    var fields = line.allTexts();
    fields.remove("intent");
    fields.remove(TIME);
    return fields;
  }

  /** Reads the line at an offset. */
  private JsonObject line(long offset) throws IOException {
    return parse(file.line(offset));
  }

  /**
   * Notes that a repository is begun.
   *
   * @throws JournalException if it can't be written
   */
  void begin(String key) throws JournalException {
    append(json -> json.writeStringField("begun", key));
  }

  /**
   * Notes what is about to be done to a repository, before it is.
   *
   * @throws JournalException if it can't be written
   */
  void intend(String key, Intent intent) throws JournalException {
    long offset =
        append(
            json -> {
              json.writeStringField("intent", key);
              json.writeStringField(TIME, Instant.now().toString());
              for (var field : intent.fields().entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
              }
              if (intent.result().isPresent()) {
                json.writeFieldName("result");
                new ResultWriter(json).write(intent.result().get());
              }
            });
    synchronized (this) {
      intents.put(key, offset);
    }
  }

  /**
   * Notes that a repository is done.
   *
   * @throws JournalException if it can't be written
   */
  void done(String key, RepositoryResult result) throws JournalException {
    long offset =
        append(
            json -> {
              json.writeStringField("done", key);
              json.writeFieldName("result");
              new ResultWriter(json).write(result);
            });
    synchronized (this) {
      done.put(key, offset);
    }
  }

  /**
   * Notes that all repositories are done.
   *
   * @throws JournalException if it can't be written
   */
  void finish() throws JournalException {
    append(json -> json.writeBooleanField("finished", true));
  }

  /** Forgets that a repository is done. */
  synchronized void forget(String key) {
    done.remove(key);
  }

  /**
   * Returns the result of a repository that is done.
   *
   * @throws IOException if it can't be read
   */
  synchronized Optional<RepositoryResult> result(String key) throws IOException {
    var offset = done.get(key);
    if (offset == null) {
      return Optional.empty();
    }
    return Optional.of(ResultReader.read(line(offset).object("result")));
  }

  /** Appends a line and returns where it starts; what can't be written whole is taken back. */
  private long append(Filling filling) throws JournalException {
    try {
      var line = new ByteArrayOutputStream();
      try (var json = JSON.createGenerator(line)) {
        json.writeStartObject();
        filling.fill(json);
        json.writeEndObject();
      }
      return file.append(line.toByteArray());
    } catch (IOException e) {
      throw new JournalException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
