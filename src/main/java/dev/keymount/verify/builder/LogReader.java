package dev.keymount.verify.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads the lines of a log as they come, in bounded memory. */
final class LogReader {

  /** A longer line comes in pieces, in characters. */
  private static final int LONGEST_LINE = 1 << 20;

  private LogReader() {}

  /** Reads all of a stream. A carriage return before the end of a line belongs to the end. */
  static void read(InputStream stream, Consumer<String> lines) throws IOException {
    Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
    var line = new StringBuilder();
    var buffer = new char[1 << 13];
    for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
      for (int i = 0; i < length; i++) {
        if (buffer[i] == '\n' || line.length() == LONGEST_LINE) {
          pass(line, lines);
        }
        if (buffer[i] != '\n') {
          line.append(buffer[i]);
        }
      }
    }
    if (!line.isEmpty()) {
      pass(line, lines);
    }
  }

  /** Hands on a line without its escape sequences. */
  private static void pass(StringBuilder line, Consumer<String> lines) {
    int end = line.length() - 1;
    if (end >= 0 && line.charAt(end) == '\r') {
      line.setLength(end);
    }
    lines.accept(TerminalText.plain(line.toString()));
    line.setLength(0);
  }
}
