package dev.keymount.report.html;

import dev.keymount.report.Remains;
import dev.keymount.report.Words;
import dev.keymount.secret.Redaction;
import dev.keymount.verify.SecretProof;
import dev.keymount.verify.SecretProof.Source;
import dev.keymount.verify.Side;
import dev.keymount.verify.Trace;
import dev.keymount.verify.Verification;
import java.util.List;
import java.util.Optional;

/** For each secret where it was found, and in what it was looked for. */
final class ProofSection {

  /** How many places, and paths of one place, are shown at once. */
  private static final int SHOWN = 6;

  /** How many places of one secret and paths of one place are shown at all. */
  private static final int MOST = 200;

  private final Verification verification;
  private final Markup html;

  private ProofSection(Verification verification, Markup html) {
    this.verification = verification;
    this.html = html;
  }

  static void write(Verification verification, Markup html) {
    var section = new ProofSection(verification, html);
    html.open("section").element("h3", "The proof").line();
    section.secrets();
    section.searched();
    html.close().line();
  }

  private void secrets() {
    html.open("table", "class", "secrets");
    heads("Secret", "Before", "After", "Comes in now by");
    html.open("tbody");
    for (int at = 0; at < verification.secrets().size(); at++) {
      var secret = verification.secrets().get(at);
      html.open("tr");
      html.open("th", "scope", "row", "data-label", "Secret");
      Swatch.write(at, html);
      html.element("code", secret.name());
      html.element("span", about(secret), "class", "about").close();
      places("Before", secret, verification.before(), secret.before());
      places("After", secret, verification.after(), secret.after());
      html.open("td", "data-label", "Comes in now by");
      if (secret.channel().isEmpty()) {
        html.text("nothing");
      } else {
        html.element("code", secret.channel());
      }
      html.close().close().line();
    }
    html.close().close().line();
  }

  private void heads(String... titles) {
    html.open("thead").open("tr");
    for (var title : titles) {
      html.element("th", title, "scope", "col");
    }
    html.close().close();
  }

  private static String about(SecretProof secret) {
    var value =
        switch (secret.source()) {
          case MADE_UP -> "a value made up for the proof";
          case GIVEN -> "the value that was given";
          case NONE -> "no value to look for";
        };
    return secret.kind().label().replace('-', ' ')
        + (secret.line() > 0 ? ", line " + secret.line() : "")
        + "; "
        + value;
  }

  private void places(String title, SecretProof secret, Optional<Side> side, List<Trace> traces) {
    var remains = Remains.of(traces);
    html.open("td", "data-label", title);
    if (side.isEmpty()) {
      html.element("span", "not built", "class", "state unknown");
    } else if (!remains.isEmpty()) {
      var count = remains.size() == 1 ? "in 1 place" : "in " + remains.size() + " places";
      html.element("span", "✗ " + count, "class", "state found");
      list(remains);
    } else if (secret.source() == Source.NONE) {
      html.element("span", "? not searched for", "class", "state unknown");
    } else if (side.get().failures().isEmpty()) {
      html.element("span", "✓ nowhere", "class", "state clean");
    } else {
      html.element("span", "? not in what was built", "class", "state unknown");
    }
    html.close();
  }

  private void list(List<Remains> remains) {
    html.open("ul");
    remains.subList(0, Math.min(SHOWN, remains.size())).forEach(this::place);
    html.close();
    if (remains.size() > SHOWN) {
      var others = remains.subList(SHOWN, Math.min(MOST, remains.size()));
      html.open("details").element("summary", "and " + (remains.size() - SHOWN) + " more");
      html.open("ul");
      others.forEach(this::place);
      html.close().close();
    }
  }

  private void place(Remains remains) {
    html.open("li").text(remains.label());
    var paths = remains.paths();
    for (int at = 0; at < Math.min(SHOWN, paths.size()); at++) {
      html.text(at == 0 ? ": " : ", ").element("code", paths.get(at));
    }
    if (paths.size() > SHOWN) {
      html.text(" and " + (paths.size() - SHOWN) + " more");
    }
    if (!remains.form().isEmpty()) {
      html.text(", " + remains.form());
    }
    if (!remains.line().isEmpty()) {
      html.text(", by " + remains.line());
    }
    html.close();
  }

  private void searched() {
    if (verification.before().isEmpty() && verification.after().isEmpty()) {
      return;
    }
    html.open("table", "class", "searched");
    heads("Searched", "Files from", "Stages", "Layers", "Amount", "Not searched");
    html.open("tbody");
    verification.before().ifPresent(this::searched);
    verification.after().ifPresent(this::searched);
    html.close().close().line();
    html.element("p", "Built with " + verification.builder() + ".", "class", "key");
  }

  private void searched(Side side) {
    html.open("tr").element("th", side.label(), "scope", "row", "data-label", "Searched");
    html.element("td", side.origin(), "data-label", "Files from");
    html.element("td", stages(side), "data-label", "Stages");
    html.element("td", Integer.toString(side.layers()), "data-label", "Layers");
    html.element("td", Words.amount(side.bytes()), "data-label", "Amount");
    html.open("td", "data-label", "Not searched");
    if (side.unread().isEmpty()) {
      html.text("nothing");
    } else {
      html.open("ul");
      side.unread().stream().limit(SHOWN).forEach(path -> html.element("li", Redaction.of(path)));
      html.close();
      if (side.unread().size() > SHOWN) {
        html.text("and " + (side.unread().size() - SHOWN) + " more");
      }
    }
    html.close().close().line();
  }

  private static String stages(Side side) {
    return side.stages().isEmpty()
        ? "none"
        : Words.firstOf(12, side.stages().stream().map(Words::stage).toList());
  }
}
