package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.corpus.Json;
import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.source.TextRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds the cases of {@code testdata/dockerfile} against the real builder: it rejects the files
 * that we reject and no other, finds the same mounts, arguments and forms on the same lines, and
 * makes images of the values that we read.
 */
@Tag("builder")
class DockerfileVerdictTest {

  private static final Set<String> REJECTED = Set.of("rejected");

  @Test
  void rejectsTheSameFilesAndOutlinesTheSameMountsAndArguments() throws Exception {
    try (var cases = new DockerfileCases(Lab.get())) {
      var names = cases.names(tree -> true);
      var answers = cases.build(names, name -> List.of("--call=outline,format=json"));
      var theirs = new TreeMap<String, Set<String>>();
      var ours = new TreeMap<String, Set<String>>();
      for (int i = 0; i < names.size(); i++) {
        var answer = answers.get(i);
        var tree = cases.tree(names.get(i));
        theirs.put(names.get(i), answer.success() ? outline(answer.output()) : REJECTED);
        ours.put(names.get(i), tree.problems().isEmpty() ? outline(tree) : REJECTED);
      }
      assertThat(ours).isEqualTo(theirs);
    }
  }

  private static Set<String> outline(String answer) throws IOException {
    var json = Json.read(answer);
    var outline = new TreeSet<String>();
    for (var kind : List.of("args", "secrets", "ssh")) {
      for (var each : json.get(kind).elements()) {
        outline.add(kind + " " + each.get("name").text() + " " + lines(each));
      }
    }
    return outline;
  }

  private static Set<String> outline(Dockerfile tree) {
    var outline = new TreeSet<String>();
    for (var instruction : lastStage(tree)) {
      var lines = lines(tree, instruction.range());
      if (instruction.keyword() == Keyword.ARG) {
        instruction.values().forEach(each -> outline.add("args " + before(each) + " " + lines));
      }
      for (var flag : instruction.flags()) {
        var fields = List.of(flag.value().orElse("").split(","));
        if (fields.contains("type=secret") || fields.contains("type=ssh")) {
          var id = fields.stream().filter(field -> field.startsWith("id=")).findFirst();
          var kind = fields.contains("type=ssh") ? "ssh " : "secrets ";
          outline.add(kind + id.orElse("id=default").substring(3) + " " + lines);
        }
      }
    }
    return outline;
  }

  private static String before(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair : pair.substring(0, equals);
  }

  private static List<Instruction> lastStage(Dockerfile tree) {
    var stage = new ArrayList<Instruction>();
    for (var instruction : tree.instructions()) {
      if (instruction.keyword() == Keyword.FROM) {
        stage.clear();
      }
      stage.add(instruction);
    }
    return stage;
  }

  @Test
  void warnsOfTheSameShellFormsAndOldPairs() throws Exception {
    try (var cases = new DockerfileCases(Lab.get())) {
      var names = cases.names(tree -> tree.problems().isEmpty() && warnings(tree).size() > 0);
      var answers = cases.build(names, name -> List.of("--call=check,format=json"));
      var theirs = new TreeMap<String, Set<String>>();
      var ours = new TreeMap<String, Set<String>>();
      for (int i = 0; i < names.size(); i++) {
        theirs.put(names.get(i), warnings(answers.get(i).output()));
        ours.put(names.get(i), warnings(cases.tree(names.get(i))));
      }
      assertThat(ours).isEqualTo(theirs);
    }
  }

  private static Set<String> warnings(String answer) throws IOException {
    var warnings = new TreeSet<String>();
    for (var warning : Json.read(answer).get("warnings").elements()) {
      var rule = warning.get("ruleName").text();
      if (rule.equals("JSONArgsRecommended") || rule.equals("LegacyKeyValueFormat")) {
        warnings.add(rule + " " + lines(warning));
      }
    }
    return warnings;
  }

  private static Set<String> warnings(Dockerfile tree) {
    var warnings = new TreeSet<String>();
    var skipped = tree.directives().stream().anyMatch(each -> each.name().equals("check"));
    boolean shell = tree.instructions().stream().anyMatch(each -> each.keyword() == Keyword.SHELL);
    for (var instruction : tree.instructions()) {
      var lines = lines(tree, instruction.range());
      switch (instruction.keyword()) {
        case CMD, ENTRYPOINT -> {
          if (!instruction.json() && !shell && !skipped) {
            warnings.add("JSONArgsRecommended " + lines);
          }
        }
        case ENV, LABEL -> {
          if (instruction.values().contains("") && !instruction.values().contains("=")) {
            warnings.add("LegacyKeyValueFormat " + lines);
          }
        }
        default -> {}
      }
    }
    return warnings;
  }

  private static String lines(Dockerfile tree, TextRange range) {
    return tree.source().line(range.start()) + ".." + tree.source().line(range.end());
  }

  private static String lines(Json located) {
    var ranges = located.get("location").get("ranges").elements();
    return ranges.get(0).get("start").get("line").text()
        + ".."
        + ranges.get(ranges.size() - 1).get("end").get("line").text();
  }

  @Test
  void makesImagesOfTheSameValues() throws Exception {
    try (var cases = new DockerfileCases(Lab.get())) {
      var names = cases.names(DockerfileVerdictTest::needsNoFiles);
      cases.build(names, name -> List.of("--quiet", "--tag", image(name)));
      try {
        var theirs = new TreeMap<String, List<List<String>>>();
        var ours = new TreeMap<String, List<List<String>>>();
        for (var name : names) {
          var config =
              cases.docker(List.of("image", "inspect", image(name), "--format={{json .Config}}"));
          theirs.put(name, config.success() ? values(config.output()) : List.of());
          ours.put(name, values(cases.tree(name)));
        }
        assertThat(ours).isEqualTo(theirs);
      } finally {
        var remove =
            Stream.concat(Stream.of("image", "rm"), names.stream().map(each -> image(each)));
        cases.docker(remove.toList());
      }
    }
  }

  private static String image(String name) {
    return "keymount-lab-case:" + Integer.toHexString(name.hashCode());
  }

  private static boolean needsNoFiles(Dockerfile tree) {
    return tree.problems().isEmpty()
        && tree.instructions().stream()
            .noneMatch(
                each ->
                    switch (each.keyword()) {
                      case RUN -> true;
                      case ADD, COPY ->
                          !each.values().get(0).startsWith("<<") || each.values().size() > 2;
                      default -> false;
                    });
  }

  /** Returns the command, the entry point and the triggers. */
  private static List<List<String>> values(String config) throws IOException {
    var json = Json.read(config);
    return List.of(
        json.get("Cmd").texts(), json.get("Entrypoint").texts(), json.get("OnBuild").texts());
  }

  private static List<List<String>> values(Dockerfile tree) {
    List<String> shell = List.of("/bin/sh", "-c");
    List<String> command = List.of();
    List<String> entrypoint = List.of();
    var triggers = new ArrayList<String>();
    for (var instruction : lastStage(tree)) {
      switch (instruction.keyword()) {
        case SHELL -> shell = instruction.values();
        case CMD -> command = words(instruction, shell);
        case ENTRYPOINT -> entrypoint = words(instruction, shell);
        case ONBUILD -> triggers.add(trigger(tree, instruction));
        default -> {}
      }
    }
    return List.of(command, entrypoint, triggers);
  }

  private static List<String> words(Instruction instruction, List<String> shell) {
    return instruction.json()
        ? instruction.values()
        : Stream.concat(shell.stream(), instruction.values().stream()).toList();
  }

  private static String trigger(Dockerfile tree, Instruction onbuild) {
    var trigger = new StringBuilder();
    int at = onbuild.body().start();
    for (var gap : onbuild.gaps()) {
      trigger.append(tree.source().text(), at, gap.start());
      at = gap.end();
    }
    trigger.append(tree.source().text(), at, onbuild.body().end());
    for (var heredoc : onbuild.child().orElseThrow().heredocs()) {
      trigger.append('\n').append(heredoc.content()).append(heredoc.name());
    }
    return trigger.toString();
  }
}
