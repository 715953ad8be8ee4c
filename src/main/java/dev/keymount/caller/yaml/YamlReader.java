package dev.keymount.caller.yaml;

import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Puts nodes together from the events of the YAML library, whose marks count code points. */
final class YamlReader {

  private static final int DEPTH = 64;

  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  private final SourceText source;
  private final YamlOffsets offsets;
  private final Iterator<Event> events;
  private final List<YamlAlias> aliases = new ArrayList<>();
  private Map<String, YamlNode> anchors = new HashMap<>();

  private YamlReader(SourceText source, YamlOffsets offsets) {
    this.source = source;
    this.offsets = offsets;
    this.events = new Parse(SETTINGS).parseString(offsets.parsed()).iterator();
  }

  static Optional<YamlText> read(SourceText source) {
    try {
      var reader = new YamlReader(source, YamlOffsets.of(source.text()));
      return Optional.of(new YamlText(source, reader.documents(), reader.aliases));
    } catch (YamlEngineException | Uncertain e) {
      return Optional.empty();
    }
  }

  private List<YamlNode> documents() throws Uncertain {
    var documents = new ArrayList<YamlNode>();
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent) {
        anchors = new HashMap<>();
        documents.add(node(events.next(), 0));
      }
    }
    return documents;
  }

  private YamlNode node(Event event, int depth) throws Uncertain {
    if (depth > DEPTH) {
      throw new Uncertain();
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    var node =
        event instanceof ScalarEvent scalar
            ? scalar(scalar)
            : collection((CollectionStartEvent) event, depth);
    node.head().anchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private YamlAlias alias(AliasEvent event) throws Uncertain {
    var target = anchors.get(event.getAlias().getValue());
    if (target == null) {
      throw new Uncertain();
    }
    var range = new TextRange(start(event), end(event));
    var head =
        new YamlHead(Optional.empty(), Optional.empty(), range, range, source.line(range.start()));
    var alias = new YamlAlias(head, target);
    aliases.add(alias);
    return alias;
  }

  private YamlScalar scalar(ScalarEvent event) {
    var style =
        switch (event.getScalarStyle()) {
          case SINGLE_QUOTED -> YamlScalar.Style.SINGLE;
          case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE;
          case LITERAL -> YamlScalar.Style.LITERAL;
          case FOLDED -> YamlScalar.Style.FOLDED;
          default -> YamlScalar.Style.PLAIN;
        };
    int end = end(event);
    int content = content(event, end);
    if (style == YamlScalar.Style.LITERAL || style == YamlScalar.Style.FOLDED) {
      end = BlockScalarEnd.of(source.text(), content, end);
    }
    return new YamlScalar(head(event, event.getTag(), content, end), style, event.getValue());
  }

  private YamlNode collection(CollectionStartEvent start, int depth) throws Uncertain {
    var flow = start.isFlow();
    return start instanceof MappingStartEvent
        ? mapping(start, flow, depth)
        : sequence(start, flow, depth);
  }

  private YamlNode mapping(CollectionStartEvent start, boolean flow, int depth) throws Uncertain {
    var entries = new ArrayList<YamlEntry>();
    var names = new HashSet<String>();
    var event = events.next();
    while (!(event instanceof CollectionEndEvent)) {
      var key = node(event, depth + 1);
      var entry = new YamlEntry(key, node(events.next(), depth + 1));
      if (!entry.isMerge() && entry.name().filter(name -> !names.add(name)).isPresent()) {
        throw new Uncertain();
      }
      entries.add(entry);
      event = events.next();
    }
    int end = flow ? end(event) : entries.get(entries.size() - 1).range().end();
    return new YamlMapping(head(start, start.getTag(), content(start, end), end), flow, entries);
  }

  private YamlNode sequence(CollectionStartEvent start, boolean flow, int depth) throws Uncertain {
    var items = new ArrayList<YamlItem>();
    int at = content(start, source.text().length());
    int first = at;
    var event = events.next();
    while (!(event instanceof CollectionEndEvent)) {
      int dash = flow ? 0 : Blanks.skip(source.text(), at);
      var value = node(event, depth + 1);
      items.add(new YamlItem(flow ? value.range().start() : dash, value));
      at = Math.max(at, value.range().end());
      if (!flow && source.text().charAt(dash) != '-') {
        throw new Uncertain();
      }
      event = events.next();
    }
    int end = flow ? end(event) : at;
    return new YamlSequence(head(start, start.getTag(), first, end), flow, items);
  }

  private YamlHead head(NodeEvent event, Optional<String> tag, int content, int end) {
    int from = Math.min(content, end);
    return new YamlHead(
        event.getAnchor().map(Anchor::getValue),
        tag,
        new TextRange(Math.min(start(event), from), end),
        new TextRange(from, end),
        source.line(from));
  }

  /** Returns where a node starts behind its anchor and tag. */
  private int content(NodeEvent event, int end) {
    var text = source.text();
    int at = start(event);
    while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      while (at < end && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      at = Math.min(Blanks.skip(text, at), end);
    }
    return at;
  }

  private int start(Event event) {
    return event.getStartMark().map(offsets::of).orElse(0);
  }

  private int end(Event event) {
    return event.getEndMark().map(offsets::of).orElse(0);
  }

  /** Thrown where a text may mean something else to another reader. */
  private static final class Uncertain extends Exception {
    private static final long serialVersionUID = 1;
  }
}
