package dev.keymount.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;

/** Real RUN instructions, as BuildKit joins their lines and as mvdan/sh reads them. */
final class ShellCorpus {

  /** One RUN: its place, its text, and its commands as a line of JSON. */
  record Run(String path, int line, String text, String commands) {

    String place() {
      return path + ":" + line;
    }
  }

  private static final JsonFactory FACTORY = new JsonFactory();

  private ShellCorpus() {}

  /** Returns all of them, or skips the test that asks. */
  static List<Run> orSkip() throws IOException {
    var directory = directory();
    Assumptions.assumeTrue(
        Files.exists(directory.resolve("shell.jsonl.gz")), "no corpus at " + directory);
    var texts = texts(directory.resolve("buildkit.jsonl.gz"));
    var runs = new ArrayList<Run>();
    try (var lines = lines(directory.resolve("shell.jsonl.gz"))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var tree = (Map<?, ?>) value(line);
        var path = String.valueOf(tree.get("path"));
        int start = Integer.parseInt(String.valueOf(tree.get("start")));
        runs.add(new Run(path, start, texts.getOrDefault(path + ":" + start, ""), line));
      }
    }
    return runs;
  }

  /** Calls {@code each} with the path and the bytes of every Dockerfile. */
  static void forEachFile(BiConsumer<String, byte[]> each) throws IOException {
    try (var packed = Files.newInputStream(directory().resolve("dockerfiles.tar.gz"));
        var tar = new TarArchiveInputStream(new GZIPInputStream(packed))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          each.accept(entry.getName().replaceFirst("^\\./", ""), tar.readAllBytes());
        }
      }
    }
  }

  private static Path directory() {
    return Path.of(System.getProperty("keymount.shared", "../shared"), "corpus");
  }

  private static Map<String, String> texts(Path file) throws IOException {
    var texts = new HashMap<String, String>();
    try (var lines = lines(file)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var tree = (Map<?, ?>) value(line);
        if (tree.get("nodes") instanceof List<?> nodes) {
          for (var node : nodes) {
            addText(tree.get("path") + ":", (Map<?, ?>) node, texts);
          }
        }
      }
    }
    return texts;
  }

  private static void addText(String path, Map<?, ?> node, Map<String, String> texts) {
    var run = node;
    while (run.get("child") instanceof Map<?, ?> child) {
      run = child;
    }
    if ("RUN".equals(run.get("keyword")) && run.get("args") instanceof List<?> arguments) {
      texts.put(path + node.get("start"), (String) arguments.get(0));
    }
  }

  private static BufferedReader lines(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }

  private static Object value(String json) throws IOException {
    try (var parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var object = new HashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        var array = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_NUMBER_INT -> parser.getIntValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> "";
      default -> parser.getText();
    };
  }
}
