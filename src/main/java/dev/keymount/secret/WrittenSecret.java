package dev.keymount.secret;

/**
 * A secret that stands in a text as it is; it never holds the value.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last character
 * @param kind what it is
 * @param what how people call it, such as {@code GitHub token}
 */
public record WrittenSecret(int start, int end, SecretKind kind, String what) {}
