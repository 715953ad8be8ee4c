package dev.keymount.transform;

import dev.keymount.flow.Place;
import java.util.Optional;

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

  String forSocket() {
    return root ? "" : uid.map(id -> ",uid=" + id).orElse(",mode=0666");
  }

  String forSecretFile() {
    return root ? "" : uid.map(id -> ",uid=" + id).orElse(",mode=0444");
  }
}
