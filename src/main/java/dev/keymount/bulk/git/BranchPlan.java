package dev.keymount.bulk.git;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a branch in a work tree is to become, as plain data: what an interrupted run leaves is told
 * from other work by it.
 *
 * @param branch the name of the branch
 * @param base the id of the commit that it starts at
 * @param previous the branch that was checked out before; empty where none was
 * @param files the SHA-256 of the intended bytes of each file by its path with slashes, in
 *     hexadecimal
 */
public record BranchPlan(String branch, String base, String previous, Map<String, String> files) {

  /** Takes a copy in the order of the map. */
  public BranchPlan {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
