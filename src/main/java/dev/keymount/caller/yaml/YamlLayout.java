package dev.keymount.caller.yaml;

import java.util.Optional;

/**
 * How a file is indented.
 *
 * @param step what a block is indented by
 * @param items what a sequence is indented by under its key; empty text where it is not
 */
record YamlLayout(String step, String items) {

  private static final int USUAL = 2;

  static YamlLayout of(YamlText text) {
    var search = new Search(text);
    text.documents().forEach(document -> search.visit(document.node()));
    int step = search.step.orElse(USUAL);
    return new YamlLayout(" ".repeat(step), " ".repeat(search.items.orElse(step)));
  }

  /** The first nested mapping and the first sequence under a key tell. */
  private static final class Search {

    private final YamlText text;
    private Optional<Integer> step = Optional.empty();
    private Optional<Integer> items = Optional.empty();

    Search(YamlText text) {
      this.text = text;
    }

    void visit(YamlNode node) {
      if (node instanceof YamlCollection collection && !collection.flow()) {
        for (var part : collection.parts()) {
          if (part instanceof YamlEntry entry
              && entry.value() instanceof YamlCollection inner
              && !inner.flow()) {
            note(column(entry), inner);
          }
          visit(part.value());
        }
      }
    }

    private void note(int key, YamlCollection inner) {
      int deeper = column(inner.parts().get(0)) - key;
      if (inner instanceof YamlSequence) {
        items = items.or(() -> Optional.of(deeper)).filter(found -> found >= 0);
      } else if (deeper > 0) {
        step = step.or(() -> Optional.of(deeper));
      }
    }

    private int column(YamlPart part) {
      return text.source().column(part.range().start());
    }
  }
}
