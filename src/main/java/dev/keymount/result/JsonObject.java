package dev.keymount.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object of JSON that was read: its fields by name, those that are absent empty. */
public final class JsonObject {

  private final Map<String, Object> fields;

  private JsonObject(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Reads the object at whose start the parser is, up to its end.
   *
   * @throws IOException if there is no whole object
   */
  public static JsonObject read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("it is no JSON object");
    }
    var fields = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new JsonObject(fields);
  }

  private static Object value(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token == null) {
      throw new IOException("it ends in the middle");
    }
    return switch (token) {
      case START_OBJECT -> read(parser);
      case START_ARRAY -> {
        var values = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield values;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> parser.getText();
    };
  }

  /** Returns a text. */
  public String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  /** Returns a whole number. */
  public int number(String name) {
    return fields.get(name) instanceof Long number ? number.intValue() : 0;
  }

  /** Returns whether a field is true. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** Returns an object. */
  public JsonObject object(String name) {
    return fields.get(name) instanceof JsonObject object ? object : new JsonObject(Map.of());
  }

  /** Returns the objects of an array. */
  public List<JsonObject> objects(String name) {
    return elements(name, JsonObject.class);
  }

  /** Returns the texts of an array. */
  public List<String> texts(String name) {
    return elements(name, String.class);
  }

  /** Returns the whole numbers of an array. */
  public List<Integer> numbers(String name) {
    return elements(name, Long.class).stream().map(Long::intValue).toList();
  }

  /** Returns all fields that are texts. */
  public Map<String, String> allTexts() {
    var texts = new LinkedHashMap<String, String>();
    fields.forEach(
        (name, value) -> {
          if (value instanceof String text) {
            texts.put(name, text);
          }
        });
    return texts;
  }

  private <T> List<T> elements(String name, Class<T> type) {
    return fields.get(name) instanceof List<?> values
        ? values.stream().filter(type::isInstance).map(type::cast).toList()
        : List.of();
  }
}
