package dev.keymount.transform;

import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.Place;
import dev.keymount.flow.Step;
import java.util.Optional;
import java.util.Set;

/**
 * The options that let the user of a step read a mount, which is root's alone by default.
 *
 * <p>BuildKit takes decimal ids only; where the id is not known, the mode opens the mount instead.
 *
 * @param root whether the step runs as root
 * @param uid the numeric id of another user, where it is known
 */
record Owner(boolean root, Optional<String> uid) {

  static Owner of(Place place) {
    boolean root = place.user().equals("root");
    return new Owner(root, root ? Optional.empty() : place.uid());
  }

  /**
   * Returns the owner for a step that finds the key in one of the files: a base image may run as a
   * user that the Dockerfile does not name, and then the key is in that user's home directory; or
   * root hands the use over with su.
   */
  static Owner of(Place place, Set<String> files, Step step) {
    var owner = of(place);
    if (owner.root && handsOver(step)) {
      return new Owner(false, Optional.empty());
    }
    boolean elsewhere =
        !files.isEmpty() && files.stream().allMatch(file -> file.startsWith("/home/"));
    return owner.root && elsewhere ? new Owner(false, Optional.empty()) : owner;
  }

  /** Returns whether root lets another user do part of the step. */
  private static boolean handsOver(Step step) {
    return step.commands().stream()
        .flatMap(list -> Commands.simple(list).stream())
        .map(Invocation::of)
        .anyMatch(
            invocation ->
                invocation.runsAsOther()
                    && (!invocation.wrappers().contains("sudo")
                        || invocation.command().words().stream()
                            .anyMatch(word -> word.text().matches("-u.*|--user.*"))));
  }

  String forSocket() {
    return root ? "" : uid.map(id -> ",uid=" + id).orElse(",mode=0666");
  }

  String forSecretFile() {
    return root ? "" : uid.map(id -> ",uid=" + id).orElse(",mode=0444");
  }
}
