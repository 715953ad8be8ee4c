package dev.keymount.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import dev.keymount.result.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a list of repositories.
 *
 * @param name its name, where the list has one
 * @param text its directory or URL; empty where the list has none
 * @param isArchived whether its host keeps it for reading only
 */
record ListedRepository(String name, String text, boolean isArchived) {

  /** The fields with a URL, as gh, the API of GitHub, glab and the API of GitLab name them. */
  private static final List<String> URLS =
      List.of("url", "sshUrl", "clone_url", "http_url_to_repo", "ssh_url", "ssh_url_to_repo");

  private static final List<String> NAMES =
      List.of("nameWithOwner", "full_name", "path_with_namespace", "name");

  /**
   * Returns the entries of a list: lines, of which empty ones and those that start with a number
   * sign count for nothing, or JSON: an array, or one value after the other, of texts and objects.
   *
   * @throws IOException if it starts like JSON and can't be read
   */
  static List<ListedRepository> in(String list) throws IOException {
    var text = list.startsWith("\ufeff") ? list.substring(1) : list;
    var start = text.stripLeading();
    if (start.startsWith("[") || start.startsWith("{")) {
      return json(start);
    }
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> new ListedRepository(line, line, false))
        .toList();
  }

  private static List<ListedRepository> json(String text) throws IOException {
    var listed = new ArrayList<ListedRepository>();
    try (var parser = new JsonFactory().createParser(text)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          listed.add(of(JsonObject.read(parser)));
        } else if (token == JsonToken.VALUE_STRING) {
          listed.add(new ListedRepository(parser.getText(), parser.getText(), false));
        } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
          throw new IOException(
              "line " + parser.currentLocation().getLineNr() + " is no repository");
        }
      }
    } catch (JsonParseException e) {
      throw new IOException(
          "line "
              + e.getLocation().getLineNr()
              + " is not valid JSON; make it with gh repo list"
              + " --json nameWithOwner,url",
          e);
    }
    return listed;
  }

  private static ListedRepository of(JsonObject object) {
    return new ListedRepository(
        first(object, NAMES),
        first(object, URLS),
        object.isTrue("isArchived") || object.isTrue("archived"));
  }

  private static String first(JsonObject object, List<String> names) {
    return names.stream().map(object::text).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }
}
