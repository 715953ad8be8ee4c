package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;

/**
 * A parser directive: {@code # name=value} at the top of the file.
 *
 * @param range the whole line without its line ending
 * @param name the name in lower case
 * @param value the value as written
 * @see <a href="https://docs.docker.com/reference/dockerfile/#parser-directives">Dockerfile
 *     reference, parser directives</a>
 */
public record Directive(TextRange range, String name, String value) {}
