package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * A key and its value: an item of an object, or an attribute of a body.
 *
 * @param name the key where it is a plain word or string
 * @param value the value
 * @param range the place of both
 * @param end the offset behind the comma that follows, or behind the value
 */
public record HclItem(Optional<String> name, HclExpression value, TextRange range, int end) {}
