package dev.keymount.report;

import dev.keymount.corpus.Corpus;
import dev.keymount.corpus.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real RUN instructions, as BuildKit joins their lines and as mvdan/sh reads them. */
final class ShellCorpus {

  /** One RUN: its place, its text, and its commands as a line of JSON. */
  record Run(String path, int line, String text, String commands) {

    String place() {
      return path + ":" + line;
    }
  }

  private ShellCorpus() {}

  /** Returns all of them, or skips the test that asks. */
  static List<Run> orSkip() throws IOException {
    var corpus = Corpus.orSkip();
    var texts = new HashMap<String, String>();
    for (var line : corpus.lines("buildkit.jsonl.gz")) {
      var tree = Json.read(line);
      tree.get("nodes").elements().forEach(node -> add(tree.get("path").text(), node, texts));
    }
    var runs = new ArrayList<Run>();
    for (var line : corpus.lines("shell.jsonl.gz")) {
      var tree = Json.read(line);
      var path = tree.get("path").text();
      int start = Integer.parseInt(tree.get("start").text());
      runs.add(new Run(path, start, texts.getOrDefault(path + ":" + start, ""), line));
    }
    return runs;
  }

  private static void add(String path, Json node, Map<String, String> texts) {
    var run = node;
    while (!run.get("child").get("keyword").text().isEmpty()) {
      run = run.get("child");
    }
    var arguments = run.get("args").texts();
    if (run.get("keyword").text().equals("RUN") && !arguments.isEmpty()) {
      texts.put(path + ":" + node.get("start").text(), arguments.get(0));
    }
  }
}
