package dev.keymount.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a runner of a CI system has a shell do, taken out of its file.
 *
 * <p>For a file of YAML the places are paths of keys and indices: a text, a list of texts, or a
 * step with {@code env} and {@code run}, whose secrets are the variables of the same names. For a
 * Jenkinsfile they are the word {@code sh}: all the steps of that name.
 */
final class CiScript {

  private static final Pattern JENKINS_STEP =
      Pattern.compile(
          "\\bsh\\s*\\(?\\s*(?:'''(.*?)'''|\"\"\"(.*?)\"\"\"|'([^'\n]*)'|\"([^\"\n]*)\")",
          Pattern.DOTALL);

  private static final Pattern SECRET = Pattern.compile("\\$\\{\\{ *secrets\\.(\\w+) *}}");

  private CiScript() {}

  /**
   * Returns the commands.
   *
   * @param description the path of the file, and the places in it, with blanks between
   */
  static String of(Path repository, String description) throws IOException {
    String[] words = description.split(" ", -1);
    String text = Files.readString(repository.resolve(words[0]));
    List<String> places = List.of(words).subList(1, words.length);
    if (places.equals(List.of("sh"))) {
      return jenkins(text);
    }
    Object document = new Load(LoadSettings.builder().build()).loadFromString(text);
    List<String> commands = new ArrayList<>();
    for (String place : places) {
      commands.addAll(commands(at(document, place)));
    }
    return "set -e\n" + String.join("\n", commands);
  }

  private static Object at(Object document, String place) {
    Object found = document;
    for (String key : place.split("/", -1)) {
      Object next =
          found instanceof List<?> list
              ? list.get(Integer.parseInt(key))
              : ((Map<?, ?>) found).get(key);
      found = Objects.requireNonNull(next, place);
    }
    return found;
  }

  private static List<String> commands(Object place) {
    if (place instanceof List<?> list) {
      return list.stream().flatMap(item -> commands(item).stream()).toList();
    }
    if (place instanceof Map<?, ?> step) {
      Stream<String> variables =
          step.get("env") instanceof Map<?, ?> env
              ? env.entrySet().stream()
                  .map(
                      entry ->
                          "export " + entry.getKey() + "=\"" + filledIn(entry.getValue()) + '"')
              : Stream.of();
      Stream<String> run =
          step.get("run") instanceof String text ? Stream.of(filledIn(text)) : Stream.of();
      return Stream.concat(variables, run).toList();
    }
    return List.of(place.toString());
  }

  private static String filledIn(Object text) {
    return SECRET
        .matcher(String.valueOf(text))
        .replaceAll(found -> Matcher.quoteReplacement("${" + found.group(1) + "}"));
  }

  /** Groovy fills in what double quotes hold, and takes one backslash of two. */
  private static String jenkins(String text) {
    List<String> steps = new ArrayList<>();
    Matcher step = JENKINS_STEP.matcher(text);
    while (step.find()) {
      for (int group = 1; group <= step.groupCount(); group++) {
        if (step.group(group) != null) {
          steps.add(
              step.group(group).replace("\\$", "$").replace("\\\"", "\"").replace("\\\\", "\\"));
        }
      }
    }
    return "set -e\n" + String.join("\n", steps);
  }
}
