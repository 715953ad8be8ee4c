package dev.keymount.verify.search;

import dev.keymount.secret.SecretKind;

/**
 * A secret that nobody named, told by its shape. Its value is not held.
 *
 * @param name a name that no other has in one search: {@code GitHub token 2}
 * @param what what it is, in words: {@code GitHub token}
 * @param kind what it is
 * @param detail what helps its owner to recognise it and is no secret: the fingerprint of a key,
 *     the user and the host of a login; empty where nothing does
 */
public record Discovery(String name, String what, SecretKind kind, String detail) {}
