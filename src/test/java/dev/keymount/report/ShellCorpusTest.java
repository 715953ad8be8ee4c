package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.corpus.Corpus;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Invariants;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the shell reader to mvdan/sh on every RUN of the corpus. */
class ShellCorpusTest {

  private static final String TWO_SUBSHELLS =
      "mvdan/sh takes (( for arithmetic, whatever closes it; a subshell in another for every shell";

  private static final String SUBSHELLS_FOR_SH =
      "mvdan/sh and bash take (( for arithmetic, which this is not; two subshells for sh, which"
          + " runs it";

  /** Where the trees differ, and why this one is right. */
  private static final Map<String, String> DIFFERENCES =
      Map.of(
          "h/hall/guacamole/Dockerfile:13", SUBSHELLS_FOR_SH,
          "l/lomocc/rendertron/Dockerfile:38", TWO_SUBSHELLS,
          "n/needo/sickrage/Dockerfile:12", SUBSHELLS_FOR_SH,
          "n/niweijian/euler/Dockerfile:67", TWO_SUBSHELLS,
          "s/sparklyballs/koma-isengard/Dockerfile:20", SUBSHELLS_FOR_SH,
          "s/sparklyballs/puddletag/Dockerfile:14", SUBSHELLS_FOR_SH,
          "s/sparklyballs/pynab/Dockerfile:20", SUBSHELLS_FOR_SH);

  @Test
  void printsWhatMvdanShPrints() throws IOException {
    var differences = new TreeMap<String, String>();
    var runs = ShellCorpus.orSkip();
    for (var run : runs) {
      var printed = new StringWriter();
      ShellTreeJson.write(run.path(), run.line(), read(run.text()), run.text(), printed);
      if (!printed.toString().equals(run.commands() + "\n")) {
        differences.put(run.place(), run.commands() + "\n" + printed);
      }
    }
    assertThat(runs).hasSize(23_114);
    assertThat(differences).containsOnlyKeys(DIFFERENCES.keySet());
    assertThat(differences.values()).allMatch(difference -> difference.contains("\"error\":"));
  }

  @Test
  void leavesNothingOpaque() throws IOException {
    var opaque = new ArrayList<String>();
    for (var run : ShellCorpus.orSkip()) {
      if (read(run.text()).items().stream()
          .anyMatch(item -> item.command() instanceof Command.Opaque)) {
        opaque.add(run.place());
      }
    }
    assertThat(opaque).isEmpty();
  }

  @Test
  void readsThemInPlaceAsWell() throws IOException {
    var differences = new TreeSet<String>();
    var read = new AtomicInteger();
    var runs = ShellCorpus.orSkip().stream().collect(Collectors.groupingBy(ShellCorpus.Run::path));
    Corpus.orSkip()
        .forEach(
            (path, bytes) -> {
              var source = SourceText.decode(bytes);
              var instructions = new HashMap<Integer, Instruction>();
              for (var instruction : DockerfileReader.read(source).instructions()) {
                instructions.put(source.line(instruction.range().start()), instruction);
              }
              for (var run : runs.getOrDefault(path, List.of())) {
                read.incrementAndGet();
                if (!printed(run, source.text(), instructions).equals(run.commands() + "\n")) {
                  differences.add(run.place());
                }
              }
            });
    assertThat(read).hasValue(23_114);
    assertThat(differences).containsExactlyInAnyOrderElementsOf(DIFFERENCES.keySet());
  }

  private static String printed(
      ShellCorpus.Run run, String text, Map<Integer, Instruction> instructions) {
    var instruction = instructions.get(run.line());
    while (instruction != null && instruction.child().isPresent()) {
      instruction = instruction.child().get();
    }
    if (instruction == null) {
      return "";
    }
    var commands = ShellReader.read(text, instruction.body(), instruction.gaps());
    Invariants.check(text, instruction.body(), instruction.gaps(), commands);
    var printed = new StringWriter();
    try {
      ShellTreeJson.write(run.path(), run.line(), commands, text, printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return printed.toString();
  }

  private static CommandList read(String text) {
    return ShellReader.read(text, new TextRange(0, text.length()), List.of());
  }
}
