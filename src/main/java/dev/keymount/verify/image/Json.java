package dev.keymount.verify.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a JSON text. What a value lacks reads as an empty value, and {@code null} does too, so
 * that a reader need not tell an absent field from an empty one.
 *
 * @param fields of an object, in order
 * @param elements of an array
 * @param text of a string, a number or a truth value
 */
record Json(Map<String, Json> fields, List<Json> elements, String text) {

  /** The value that nothing has. */
  static final Json EMPTY = new Json(Map.of(), List.of(), "");

  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Reads a text.
   *
   * @throws IOException if it is no JSON; the message tells nothing of the text
   */
  static Json read(String text) throws IOException {
    try (var parser = FACTORY.createParser(text)) {
      parser.nextToken();
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new IOException("more than one JSON value");
      }
      return value;
    } catch (JsonProcessingException e) {
      // Its message and its cause quote the text, in which secrets may be.
      throw new IOException("not valid JSON");
    }
  }

  private static Json value(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    } else if (token == JsonToken.START_ARRAY) {
      return array(parser);
    } else if (token == null || token == JsonToken.VALUE_NULL) {
      return EMPTY;
    }
    return new Json(Map.of(), List.of(), parser.getText());
  }

  private static Json object(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Json>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new Json(Collections.unmodifiableMap(fields), List.of(), "");
  }

  private static Json array(JsonParser parser) throws IOException {
    var elements = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return new Json(Map.of(), Collections.unmodifiableList(elements), "");
  }

  /** Returns the value of a field. */
  Json field(String name) {
    return fields.getOrDefault(name, EMPTY);
  }

  /** Returns the texts of the elements. */
  List<String> texts() {
    return elements.stream().map(Json::text).toList();
  }

  /** Returns whether it says nothing: an empty object, array or text. */
  boolean isEmpty() {
    return fields.isEmpty() && elements.isEmpty() && text.isEmpty();
  }

  /** Returns it on one line: a text as it is, anything else as JSON, in which scalars are texts. */
  String written() {
    if (fields.isEmpty() && elements.isEmpty()) {
      return text;
    }
    var writer = new StringWriter();
    try (var json = FACTORY.createGenerator(writer)) {
      write(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return writer.toString();
  }

  private void write(JsonGenerator json) throws IOException {
    if (!fields.isEmpty()) {
      json.writeStartObject();
      for (var field : fields.entrySet()) {
        json.writeFieldName(field.getKey());
        field.getValue().write(json);
      }
      json.writeEndObject();
    } else if (!elements.isEmpty()) {
      json.writeStartArray();
      for (var element : elements) {
        element.write(json);
      }
      json.writeEndArray();
    } else {
      json.writeString(text);
    }
  }
}
