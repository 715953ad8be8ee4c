package dev.keymount.migrate;

import dev.keymount.migrate.DockerfileResult.ProblemLine;
import dev.keymount.secret.NamePolicy;
import dev.keymount.transform.MountForms.NamedForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the text of a configuration, and says by line what is wrong with it. */
final class ConfigurationReader {

  private static final List<String> KEYS =
      List.of("secrets", "not-secrets", "ignore", "mechanism", "paths");

  private final List<ProblemLine> problems = new ArrayList<>();

  static ConfigurationFile read(String text) {
    var document = YamlDocument.of(text);
    if (document.problem().isPresent()) {
      return new ConfigurationFile(Configuration.NONE, List.of(document.problem().get()));
    }
    var reader = new ConfigurationReader();
    var configuration =
        document
            .root()
            .filter(root -> !root.getTag().equals(Tag.NULL))
            .map(reader::configuration)
            .orElse(Configuration.NONE);
    return new ConfigurationFile(
        reader.problems.isEmpty() ? configuration : Configuration.NONE, reader.problems);
  }

  private Configuration configuration(Node root) {
    var entries = entries("the configuration", root);
    known(entries, KEYS, "");
    var secret = names("secrets", entries);
    var harmless = names("not-secrets", entries);
    var forms = forms(entries);
    for (var name : harmless.entrySet()) {
      if (secret.containsKey(name.getKey()) || forms.containsKey(name.getKey())) {
        problem(
            name.getValue(),
            name.getKey() + " is named as a secret and in not-secrets; keep one of them");
      }
    }
    var named = new LinkedHashSet<>(secret.keySet());
    named.addAll(forms.keySet());
    return new Configuration(
        new NamePolicy(named, harmless.keySet()), rules(entries), forms, exclude(entries));
  }

  private Set<String> rules(Map<String, NodeTuple> entries) {
    var rules = texts("ignore", entries, "rules");
    rules.forEach(
        (id, node) -> {
          if (!RuleIds.all().contains(id)) {
            problem(
                node, "no such rule: " + id + "; there are " + String.join(", ", RuleIds.all()));
          }
        });
    return rules.keySet();
  }

  private Map<String, NamedForm> forms(Map<String, NodeTuple> entries) {
    var forms = new LinkedHashMap<String, NamedForm>();
    if (!entries.containsKey("mechanism")) {
      return forms;
    }
    var given = entries("mechanism", entries.get("mechanism").getValueNode());
    for (var entry : given.entrySet()) {
      var value = text(entry.getValue().getValueNode()).orElse("");
      if (!isName(entry.getKey()) || entry.getKey().indexOf('*') >= 0) {
        noName(entry.getValue().getKeyNode(), entry.getKey());
      } else if (Set.of("env", "file", "ssh").contains(value)) {
        forms.put(entry.getKey(), NamedForm.valueOf(value.toUpperCase(Locale.ROOT)));
      } else {
        problem(
            entry.getValue().getValueNode(),
            "the mechanism of " + entry.getKey() + " is not known; write env, file or ssh");
      }
    }
    return forms;
  }

  private List<String> exclude(Map<String, NodeTuple> entries) {
    if (!entries.containsKey("paths")) {
      return List.of();
    }
    var paths = entries("paths", entries.get("paths").getValueNode());
    known(paths, List.of("exclude"), " in paths");
    return List.copyOf(texts("exclude", paths, "patterns").keySet());
  }

  private Map<String, Node> names(String key, Map<String, NodeTuple> entries) {
    var names = texts(key, entries, "names");
    names.forEach(
        (name, node) -> {
          if (!isName(name)) {
            noName(node, name);
          }
        });
    return names;
  }

  private static boolean isName(String text) {
    return text.matches("[A-Za-z0-9_.*-]*[A-Za-z0-9_][A-Za-z0-9_.*-]*");
  }

  private void noName(Node node, String text) {
    problem(node, "'" + text + "' is no name of a variable; name one, such as NPM_TOKEN");
  }

  /** Returns the texts of a list, each with its place. */
  private Map<String, Node> texts(String key, Map<String, NodeTuple> entries, String what) {
    var texts = new LinkedHashMap<String, Node>();
    if (!entries.containsKey(key)) {
      return texts;
    }
    var node = entries.get(key).getValueNode();
    if (!(node instanceof SequenceNode list)) {
      problem(node, key + " is no list; write the " + what + " as " + key + ": [A, B]");
      return texts;
    }
    for (var item : list.getValue()) {
      var text = text(item).filter(value -> !value.isBlank());
      text.ifPresent(value -> texts.putIfAbsent(value, item));
      if (text.isEmpty()) {
        problem(item, "an entry of " + key + " is no text; write it in quotes");
      }
    }
    return texts;
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** Returns the entries of a mapping, the first of each key. */
  private Map<String, NodeTuple> entries(String what, Node node) {
    var entries = new LinkedHashMap<String, NodeTuple>();
    if (!(node instanceof MappingNode mapping)) {
      problem(node, what + " is no mapping; write it as KEY: VALUE");
      return entries;
    }
    for (var entry : mapping.getValue()) {
      var key = text(entry.getKeyNode());
      if (key.isEmpty()) {
        problem(entry.getKeyNode(), "a key of " + what + " is no text; write it in quotes");
        continue;
      }
      var first = entries.putIfAbsent(key.get(), entry);
      if (first != null) {
        problem(
            entry.getKeyNode(),
            key.get()
                + " is there twice, first in line "
                + line(first.getKeyNode())
                + "; keep one");
      }
    }
    return entries;
  }

  private void known(Map<String, NodeTuple> entries, List<String> keys, String where) {
    entries.forEach(
        (key, entry) -> {
          if (!keys.contains(key)) {
            problem(
                entry.getKeyNode(), "unknown key '" + key + "'" + where + "; there " + all(keys));
          }
        });
  }

  private static String all(List<String> keys) {
    return (keys.size() == 1 ? "is " : "are ") + String.join(", ", keys);
  }

  private void problem(Node node, String message) {
    problems.add(new ProblemLine(line(node), message));
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
