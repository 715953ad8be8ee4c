package dev.keymount.verify.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An archive of one image made in memory, layer by layer. */
public final class SavedTar {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);
  private final List<String> layers = new ArrayList<>();
  private final List<String> history = new ArrayList<>();
  private final List<String> variables = new ArrayList<>();

  /** Adds a layer of some files. */
  public SavedTar layer(String createdBy, Map<String, String> files) {
    var name = "layer" + layers.size() + ".tar";
    var content = new ByteArrayOutputStream();
    var layer = new TarArchiveOutputStream(content);
    files.forEach((path, text) -> add(layer, path, text.getBytes(UTF_8)));
    close(layer);
    add(tar, name, content.toByteArray());
    layers.add("\"" + name + "\"");
    history.add("{\"created_by\": \"" + createdBy + "\"}");
    return this;
  }

  /** Adds an entry of the history that made no layer. */
  public SavedTar entry(String createdBy) {
    history.add("{\"created_by\": \"" + createdBy + "\", \"empty_layer\": true}");
    return this;
  }

  SavedTar variable(String variable) {
    variables.add("\"" + variable + "\"");
    return this;
  }

  /** Returns the archive. */
  public byte[] bytes() {
    add(
        tar,
        "config.json",
        "{\"config\": {\"Env\": [%s]}, \"history\": [%s]}"
            .formatted(String.join(", ", variables), String.join(", ", history))
            .getBytes(UTF_8));
    add(
        tar,
        "manifest.json",
        "[{\"Config\": \"config.json\", \"RepoTags\": [\"app:1\"], \"Layers\": [%s]}]"
            .formatted(String.join(", ", layers))
            .getBytes(UTF_8));
    close(tar);
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content) {
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    try {
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(TarArchiveOutputStream tar) {
    try {
      tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
