package dev.keymount.verify.image;

/**
 * One entry of a layer, whiteouts included.
 *
 * @param path the absolute path, without a slash at the end; secrets that are looked for are
 *     redacted
 * @param state what the file is
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md">OCI image
 *     layers</a>
 */
public record LayerEntry(String path, FileState state) {}
