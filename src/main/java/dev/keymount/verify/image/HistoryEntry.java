package dev.keymount.verify.image;

/**
 * One entry of the history of an image.
 *
 * @param createdBy what made it, as the configuration has it; values of secrets may be in it
 * @param layer the 0-based index of its layer; -1 where it made none
 */
public record HistoryEntry(String createdBy, int layer) {

  /** Shows no text. */
  @Override
  public String toString() {
    return "history entry of layer " + layer;
  }
}
