package dev.keymount.result;

/**
 * A file that could not be worked on.
 *
 * @param path its path with slashes, relative to the root of the repository
 * @param line the 1-based line; 0 for the whole of it
 * @param message what is wrong
 */
public record FileIssue(String path, int line, String message) {}
