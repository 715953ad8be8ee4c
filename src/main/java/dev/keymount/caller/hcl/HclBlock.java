package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;
import java.util.List;

/**
 * A block, such as <code>target "app" { … }</code>.
 *
 * @param type its first word
 * @param labels the words or strings behind it
 * @param range its place
 * @param body what it holds
 */
public record HclBlock(String type, List<String> labels, TextRange range, HclBody body) {

  /** Takes a copy of the list. */
  public HclBlock {
    labels = List.copyOf(labels);
  }
}
