package dev.keymount.migrate;

import dev.keymount.caller.Need;
import dev.keymount.caller.Need.Form;
import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.edit.Applicability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a Dockerfile mounts, by whomever it was written: a caller that still passes an argument of
 * the same name passes it in vain.
 *
 * @param secrets how secrets are taken, by id
 * @param variables the variables that secrets are put into, by id
 * @param agents the ids of forwarded agents
 */
record MountedIds(Map<String, Form> secrets, Map<String, String> variables, Set<String> agents) {

  static MountedIds of(Dockerfile tree) {
    var secrets = new LinkedHashMap<String, Form>();
    var variables = new LinkedHashMap<String, String>();
    var agents = new LinkedHashSet<String>();
    for (var instruction : tree.instructions()) {
      for (var flag : instruction.flags()) {
        if (!flag.name().equals("mount") || flag.value().isEmpty()) {
          continue;
        }
        var options = options(flag.value().get());
        var type = options.getOrDefault("type", "bind");
        if (type.equals("ssh")) {
          agents.add(options.getOrDefault("id", "default"));
        } else if (type.equals("secret") && options.containsKey("id")) {
          var id = options.get("id");
          secrets.putIfAbsent(id, form(options));
          Optional.ofNullable(options.get("env")).ifPresent(name -> variables.put(id, name));
        }
      }
    }
    return new MountedIds(secrets, variables, agents);
  }

  private static Map<String, String> options(String flag) {
    var options = new LinkedHashMap<String, String>();
    for (var part : flag.split(",", -1)) {
      int equals = part.indexOf('=');
      options.put(
          equals < 0 ? part : part.substring(0, equals),
          equals < 0 ? "" : part.substring(equals + 1));
    }
    return options;
  }

  private static Form form(Map<String, String> options) {
    if (options.containsKey("env")) {
      return Form.VARIABLE;
    }
    boolean isAtAPath = options.keySet().stream().anyMatch(Set.of("target", "dst")::contains);
    return isAtAPath ? Form.FILE : Form.TEXT;
  }

  /**
   * Returns the needs of secrets in the place of arguments of their names.
   *
   * @param known needs that are there already
   * @param arguments the arguments that the Dockerfile takes, in the place of which there is none
   */
  List<Need> secretsBeside(List<Need> known, Set<String> arguments) {
    var needs = new ArrayList<Need>();
    secrets.forEach(
        (id, form) -> {
          var names = new LinkedHashSet<>(List.of(id, variables.getOrDefault(id, id)));
          for (var name : names) {
            boolean isKnown =
                known.stream().anyMatch(need -> need.argument().filter(name::equals).isPresent());
            if (!isKnown && !arguments.contains(name)) {
              needs.add(need(id, form, name));
            }
          }
        });
    return needs;
  }

  private static Need need(String id, Form form, String argument) {
    return new Need(
        id, form, Optional.of(argument), Optional.empty(), false, false, Applicability.SAFE);
  }
}
