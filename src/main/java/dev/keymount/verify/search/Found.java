package dev.keymount.verify.search;

/**
 * A secret found in a file.
 *
 * @param path the absolute path of the file; for a file in an archive, the path of the archive,
 *     {@code !/}, and the path in it, over any number of archives: {@code /app/a.jar!/b.properties}
 * @param secret the name of the secret
 * @param form the form in which it stands there
 */
public record Found(String path, String secret, Form form) {}
