package dev.keymount.verify.audit;

import java.util.List;

/**
 * A secret that is in an image.
 *
 * @param what what it is, in words: {@code GitHub token}
 * @param kind what kind of secret
 * @param detail what helps its owner to recognise it and is no secret, such as the fingerprint of a
 *     key; may be empty
 * @param sightings where it stands, at least one place
 */
public record LeakedSecret(String what, LeakKind kind, String detail, List<Sighting> sightings) {

  /** Takes a copy. */
  public LeakedSecret {
    sightings = List.copyOf(sightings);
  }

  /** Returns what to do about it, in words. */
  public String rotate() {
    return kind.rotate(what, detail);
  }
}
