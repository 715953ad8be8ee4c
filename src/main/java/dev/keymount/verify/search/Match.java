package dev.keymount.verify.search;

/**
 * A secret found in some bytes.
 *
 * @param secret the name of the secret
 * @param form the form in which it stands there
 * @param offset where it begins, in bytes
 */
public record Match(String secret, Form form, long offset) {}
