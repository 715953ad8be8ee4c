package dev.keymount.bulk;

import dev.keymount.bulk.git.BranchPlan;
import dev.keymount.result.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plans of branches as fields of the journal. */
final class Intents {

  private static final String FILE = "file:";

  private Intents() {}

  static Map<String, String> fields(BranchPlan plan) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("branch", plan.branch());
    fields.put("base", plan.base());
    fields.put("previous", plan.previous());
    plan.files().forEach((path, hash) -> fields.put(FILE + path, hash));
    return fields;
  }

  static BranchPlan branch(JsonObject intent) {
    var files = new LinkedHashMap<String, String>();
    intent
        .allTexts()
        .forEach(
            (name, hash) -> {
              if (name.startsWith(FILE)) {
                files.put(name.substring(FILE.length()), hash);
              }
            });
    return new BranchPlan(
        intent.text("branch"), intent.text("base"), intent.text("previous"), files);
  }
}
