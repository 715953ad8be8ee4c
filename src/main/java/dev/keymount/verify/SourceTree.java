package dev.keymount.verify;

import java.nio.file.Path;

/**
 * The files of a repository in one state.
 *
 * @param root the directory that the paths of Dockerfiles are relative to
 * @param origin where it comes from, for people: {@code the working tree}, {@code HEAD~1}
 */
public record SourceTree(Path root, String origin) {}
