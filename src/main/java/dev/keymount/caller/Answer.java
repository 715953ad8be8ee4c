package dev.keymount.caller;

import dev.keymount.edit.Applicability;

/**
 * What becomes of one secret at one call.
 *
 * @param line the 1-based line of what passes it
 * @param rule the defect
 * @param applicability how far the change may be applied; {@link Applicability#ADVICE} where there
 *     is no edit, and a person must do what {@code reason} says
 * @param applied whether the edits of the rewrite hold it
 * @param before what the call says, in the words of the format, such as {@code --build-arg TOKEN};
 *     a value that may be a secret is left out
 * @param after what it must say, likewise: {@code --secret id=TOKEN,env=TOKEN}
 * @param reason one sentence: what to know, and for advice the exact text to remove and to add
 */
public record Answer(
    int line,
    CallerRule rule,
    Applicability applicability,
    boolean applied,
    String before,
    String after,
    String reason) {}
