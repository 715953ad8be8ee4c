package dev.keymount.caller.tool;

import dev.keymount.source.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of XML.
 *
 * @param name its name
 * @param range its place, tags included
 * @param inner the place between its tags; empty for an element of one tag
 * @param text the text that it holds itself, without blanks around it
 * @param children the elements in it
 */
record XmlElement(
    String name, TextRange range, TextRange inner, String text, List<XmlElement> children) {

  XmlElement {
    children = List.copyOf(children);
  }

  /** Returns the only child of that name; empty where there are several. */
  Optional<XmlElement> child(String childName) {
    var found = children.stream().filter(child -> child.name().equals(childName)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Returns the text of a child. */
  Optional<String> text(String childName) {
    return child(childName).map(XmlElement::text).filter(found -> !found.isEmpty());
  }

  /** Returns all elements of a name, at any depth. */
  Stream<XmlElement> all(String elementName) {
    return children.stream()
        .flatMap(
            child ->
                Stream.concat(
                    child.name().equals(elementName) ? Stream.of(child) : Stream.of(),
                    child.all(elementName)));
  }

  Slot slot() {
    return new Slot(range, range.end());
  }

  /** Reads a document; empty where its tags do not match or it has a document type. */
  static Optional<XmlElement> read(String text) {
    return new Reading(text).read();
  }

  /** A document that is being read. */
  private static final class Reading {

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();

    Reading(String text) {
      this.text = text;
      open.push(new Open("", TextRange.at(0)));
    }

    /** An element whose end is not read yet. */
    private record Open(String name, TextRange tag, StringBuilder text, List<XmlElement> children) {

      Open(String name, TextRange tag) {
        this(name, tag, new StringBuilder(), new ArrayList<>());
      }
    }

    Optional<XmlElement> read() {
      int at = 0;
      for (int tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', at)) {
        open.element().text().append(text, at, tag);
        at = markup(tag);
        if (at < 0) {
          return Optional.empty();
        }
      }
      boolean whole = open.size() == 1 && open.element().children().size() == 1;
      return whole ? Optional.of(open.element().children().get(0)) : Optional.empty();
    }

    /** Reads what opens at an offset; returns the offset behind it, or a negative number. */
    private int markup(int at) {
      if (text.startsWith("<!--", at)) {
        return behind("-->", at + 4);
      } else if (text.startsWith("<?", at)) {
        return behind("?>", at + 2);
      } else if (text.startsWith("<![CDATA[", at)) {
        int end = behind("]]>", at + 9);
        if (end >= 0) {
          open.element().text().append(text, at + 9, end - 3);
        }
        return end;
      } else if (text.startsWith("</", at)) {
        int end = behind(">", at);
        return end >= 0 && close(text.substring(at + 2, end - 1).strip(), at, end) ? end : -1;
      }
      return text.startsWith("<!", at) ? -1 : start(at);
    }

    private int behind(String mark, int from) {
      int found = text.indexOf(mark, from);
      return found < 0 ? -1 : found + mark.length();
    }

    private int start(int at) {
      int end = tagEnd(at);
      if (end < 0) {
        return -1;
      }
      int name = at + 1;
      while (name < end && " \t\r\n/>".indexOf(text.charAt(name)) < 0) {
        name++;
      }
      open.push(new Open(text.substring(at + 1, name), new TextRange(at, end)));
      boolean single = text.startsWith("/>", end - 2);
      return !single || close(text.substring(at + 1, name), end, end) ? end : -1;
    }

    private int tagEnd(int at) {
      char quote = 0;
      for (int end = at + 1; end < text.length(); end++) {
        char character = text.charAt(end);
        if (quote != 0) {
          quote = character == quote ? 0 : quote;
        } else if (character == '"' || character == '\'') {
          quote = character;
        } else if (character == '>') {
          return end + 1;
        } else if (character == '<') {
          return -1;
        }
      }
      return -1;
    }

    private boolean close(String name, int at, int end) {
      var element = open.pop();
      if (open.isEmpty() || !element.name().equals(name)) {
        return false;
      }
      open.element()
          .children()
          .add(
              new XmlElement(
                  name,
                  new TextRange(element.tag().start(), end),
                  new TextRange(element.tag().end(), at),
                  element.text().toString().strip(),
                  element.children()));
      return true;
    }
  }
}
