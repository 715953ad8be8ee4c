package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;

/** A value as it is written. */
public sealed interface HclExpression
    permits HclCall, HclName, HclObject, HclOpaque, HclString, HclTuple {

  /** Returns its place in the file. */
  TextRange range();
}
