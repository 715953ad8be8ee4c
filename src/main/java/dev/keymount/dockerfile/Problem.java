package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;

/**
 * Something that makes BuildKit reject the file.
 *
 * @param stage whether its parser or its reading of the instructions rejects it
 * @param range where it is
 * @param message what it is and what to do, in lower case, without a value from the file
 */
public record Problem(Stage stage, TextRange range, String message) {

  /** The part of BuildKit that rejects. */
  public enum Stage {
    /** {@code frontend/dockerfile/parser}. */
    PARSE,
    /** {@code frontend/dockerfile/instructions}. */
    INSTRUCTIONS
  }
}
