package dev.keymount.caller.ci;

import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A step of GitHub Actions that loads a key into an agent and hands its socket to the steps behind
 * it, with what every runner has.
 *
 * @param place the step that needs the key
 * @param inAction whether it stands in a composite action, whose scripts must name their shell
 */
record AgentStep(StepPlace place, boolean inAction) {

  /**
   * Sees to it that an agent has a key.
   *
   * @param name the variable that the key is given to
   * @param expression the expression with the key
   * @param keys the keys that agents have; the key is added
   * @param steps where the edit that adds a step goes
   * @return whether an agent has the key then
   */
  boolean load(String name, String expression, Set<String> keys, List<TextEdit> steps) {
    var condition = place.step().own("if").map(entry -> place.source().text(entry.range()));
    var plain = expression.replaceAll("\\s", "");
    if (isLoaded(plain) || !keys.add(plain + condition.orElse(""))) {
      return true;
    }
    if (condition.filter(text -> text.indexOf('\n') >= 0).isPresent()) {
      return false;
    }
    var edit = place.before(lines(name, expression, condition));
    edit.ifPresent(steps::add);
    return edit.isPresent();
  }

  private boolean isLoaded(String expression) {
    return earlierAgents().stream()
        .flatMap(step -> step.at("with", "ssh-private-key").flatMap(YamlValue::scalar).stream())
        .anyMatch(text -> text.replaceAll("\\s", "").contains(expression));
  }

  private List<YamlValue> earlierAgents() {
    return place.earlier().stream()
        .filter(
            step ->
                step.get("uses")
                    .flatMap(YamlValue::scalar)
                    .filter(uses -> uses.startsWith("webfactory/ssh-agent@"))
                    .isPresent())
        .toList();
  }

  private List<String> lines(String name, String expression, Optional<String> condition) {
    var lines = new ArrayList<String>();
    lines.add("name: Load " + name + " into an agent");
    condition.ifPresent(lines::add);
    if (inAction) {
      lines.add("shell: bash");
    }
    lines.add("env:");
    lines.add("  " + name + ": " + expression);
    lines.add("run: |");
    boolean runs = !earlierAgents().isEmpty();
    if (!runs) {
      lines.add("  eval \"$(ssh-agent -s)\"");
    }
    lines.add("  printf '%s\\n' \"$" + name + "\" | tr -d '\\r' | ssh-add -");
    if (!runs) {
      lines.add("  echo \"SSH_AUTH_SOCK=$SSH_AUTH_SOCK\" >> \"$GITHUB_ENV\"");
    }
    return lines;
  }
}
