package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;

/**
 * A here-document of RUN, COPY or ADD.
 *
 * @param name the name without quotes
 * @param expand whether variables in it are expanded, which a quoted name turns off
 * @param stripTabs whether leading tabs are taken off, as {@code <<-} asks
 * @param opener the {@code <<NAME} as written, a file descriptor before it included
 * @param body the lines of the body with their line endings
 * @param terminator the line that ends it, without its line ending
 * @param content the body as BuildKit has it
 * @see <a href="https://docs.docker.com/reference/dockerfile/#here-documents">Dockerfile reference,
 *     here-documents</a>
 */
public record Heredoc(
    String name,
    boolean expand,
    boolean stripTabs,
    TextRange opener,
    TextRange body,
    TextRange terminator,
    String content) {}
