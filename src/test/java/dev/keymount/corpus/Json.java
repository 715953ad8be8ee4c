package dev.keymount.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of JSON: a map, a list, a text, or the text of anything else. */
public final class Json {

  private final @Nullable Object value;

  private Json(@Nullable Object value) {
    this.value = value;
  }

  /** Reads one value. */
  public static Json read(String text) throws IOException {
    try (var parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return new Json(value(parser));
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      var members = new LinkedHashMap<String, @Nullable Object>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        var name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser));
      }
      return members;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      var elements = new ArrayList<@Nullable Object>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser));
      }
      return elements;
    }
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  /** Returns a member, one without a value where it is missing. */
  public Json get(String member) {
    return new Json(value instanceof Map<?, ?> members ? members.get(member) : null);
  }

  /** Returns the elements, none where this is no list. */
  public List<Json> elements() {
    return value instanceof List<?> elements
        ? elements.stream().map(element -> new Json(element)).toList()
        : List.of();
  }

  /** Returns the text of a value that is neither a map nor a list, empty where there is none. */
  public String text() {
    return value == null ? "" : value.toString();
  }

  /** Returns the texts of the elements. */
  public List<String> texts() {
    return elements().stream().map(Json::text).toList();
  }
}
