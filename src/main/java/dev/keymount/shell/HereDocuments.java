package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads here-documents, which begin behind the line that asks for them.
 *
 * <p>One that the end of the text cuts short ends there, with a warning in the shells.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html">POSIX
 *     shell command language, 2.7.4</a>
 */
final class HereDocuments {

  /** A here-document that an operator asks for. */
  static final class Pending {
    private final String operator;
    private String delimiter = "";
    private boolean quoted;
    private Redirection.@Nullable HereDocument document;

    private Pending(String operator) {
      this.operator = operator;
    }

    String operator() {
      return operator;
    }

    Optional<Redirection.HereDocument> document() {
      return Optional.ofNullable(document);
    }
  }

  private final Cursor cursor;
  private final Words words;
  private final List<Pending> pending = new ArrayList<>(0);

  HereDocuments(Cursor cursor, Words words) {
    this.cursor = cursor;
    this.words = words;
  }

  /** Returns a here-document whose delimiter is still to come. */
  Pending open(String operator) {
    var document = new Pending(operator);
    pending.add(document);
    return document;
  }

  /** Sets the delimiter of the last one opened. */
  void delimiter(Word word) {
    var document = pending.get(pending.size() - 1);
    var delimiter = new StringBuilder();
    appendUnquoted(word.parts(), delimiter);
    document.delimiter = delimiter.toString();
    document.quoted = isQuoted(word.text());
  }

  private static boolean isQuoted(String text) {
    return text.indexOf('\'') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
  }

  private void appendUnquoted(List<WordPart> parts, StringBuilder text) {
    for (var part : parts) {
      if (part instanceof WordPart.Literal literal) {
        text.append(literal.value());
      } else if (part instanceof WordPart.SingleQuoted quoted) {
        text.append(quoted.value());
      } else if (part instanceof WordPart.DoubleQuoted quoted) {
        appendUnquoted(quoted.parts(), text);
      } else {
        text.append(cursor.text(part.range().start(), part.range().end()));
      }
    }
  }

  /** Passes over the line feed at the cursor and the here-documents behind it. */
  void pass() {
    if (pending.isEmpty()) {
      cursor.advance();
      return;
    }
    for (var document : pending) {
      if (cursor.is('\n')) {
        read(document);
      }
    }
    pending.clear();
    if (cursor.is('\n')) {
      cursor.advance();
    }
  }

  /** Reads the document behind the line feed at the cursor, to the end of its delimiter line. */
  private void read(Pending document) {
    var before = cursor.fork();
    int bodyStart = cursor.end();
    cursor.advanceRaw();
    int bodyEnd = findEnd(document);
    var after = cursor.fork();
    int limit = cursor.limitTo(bodyEnd);
    cursor.moveBehind(before, document.quoted);
    document.document =
        new Redirection.HereDocument(
            new TextRange(bodyStart, bodyEnd), !document.quoted, content(document, bodyStart));
    cursor.limitTo(limit);
    cursor.moveTo(after);
  }

  private Word content(Pending document, int start) {
    var parts = new Parts(cursor, start);
    boolean lineStart = true;
    while (!cursor.atEnd()) {
      if (lineStart && document.operator.equals("<<-") && cursor.is('\t')) {
        cursor.advanceRaw();
        continue;
      }
      lineStart = cursor.is('\n');
      if (document.quoted) {
        parts.append(cursor.current());
        cursor.advanceRaw();
      } else if (cursor.is('"') || cursor.is('\'')) {
        parts.take();
      } else {
        words.readOneQuoted(parts, "$`\\");
      }
    }
    return parts.wordUpTo(cursor.limit());
  }

  /** Moves to the end of the delimiter line and returns where that line starts. */
  private int findEnd(Pending document) {
    boolean continued = false;
    while (!cursor.atEnd()) {
      int lineStart = cursor.previousEnd();
      boolean matches = !continued;
      int matched = 0;
      continued = false;
      while (document.operator.equals("<<-") && cursor.is('\t')) {
        cursor.advanceRaw();
      }
      while (!cursor.is('\n') && !cursor.atEnd()) {
        matches &=
            matched < document.delimiter.length()
                && document.delimiter.charAt(matched) == cursor.current();
        matched++;
        if (cursor.is('\\') && !document.quoted) {
          cursor.advanceRaw();
          matches = false;
          continued = cursor.is('\n');
        }
        if (!continued) {
          cursor.advanceRaw();
        }
      }
      if (matches && matched == document.delimiter.length()) {
        return lineStart;
      }
      if (!cursor.atEnd()) {
        cursor.advanceRaw();
      }
    }
    return cursor.previousEnd();
  }
}
