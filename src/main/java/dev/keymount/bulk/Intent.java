package dev.keymount.bulk;

import dev.keymount.bulk.git.BranchPlan;
import dev.keymount.result.RepositoryResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is about to be done to a repository, so that a later run can go on with it.
 *
 * @param fields names and values
 * @param result what the repository comes to if it is done
 */
record Intent(Map<String, String> fields, Optional<RepositoryResult> result) {

  private static final String COMMIT = "commit";
  private static final String REQUEST = "request";
  private static final String FILE = "file:";

  /** Takes a copy in the order of the map. */
  Intent {
    fields = Map.copyOf(fields);
  }

  /** Returns that of giving a commit to the branch. */
  static Intent toCommit(String commit, RepositoryResult result) {
    return new Intent(Map.of(COMMIT, commit), Optional.of(result));
  }

  /** Returns that of calling the user's command for a commit. */
  static Intent toRequest(String commit, RepositoryResult result) {
    return new Intent(Map.of(COMMIT, commit, REQUEST, "called"), Optional.of(result));
  }

  /** Returns that of changing the work tree. */
  static Intent toCheckOut(BranchPlan plan) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("branch", plan.branch());
    fields.put("base", plan.base());
    fields.put("previous", plan.previous());
    plan.files().forEach((path, hash) -> fields.put(FILE + path, hash));
    return new Intent(fields, Optional.empty());
  }

  /** Returns the commit that the branch is to have; empty for none. */
  String commit() {
    return fields.getOrDefault(COMMIT, "");
  }

  /** Returns whether the user's command may have been called. */
  boolean isRequested() {
    return fields.containsKey(REQUEST);
  }

  /** Returns what the work tree is to become. */
  BranchPlan branch() {
    var files = new LinkedHashMap<String, String>();
    fields.forEach(
        (name, hash) -> {
          if (name.startsWith(FILE)) {
            files.put(name.substring(FILE.length()), hash);
          }
        });
    return new BranchPlan(
        fields.getOrDefault("branch", ""),
        fields.getOrDefault("base", ""),
        fields.getOrDefault("previous", ""),
        files);
  }
}
