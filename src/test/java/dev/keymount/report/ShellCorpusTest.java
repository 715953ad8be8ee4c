package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.TextRange;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private static CommandList read(String text) {
    return ShellReader.read(text, new TextRange(0, text.length()), List.of());
  }
}
