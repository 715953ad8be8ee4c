package dev.keymount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * Images in an archive of {@code docker image save}, one of which is what the others were built on.
 */
final class SavedImages implements Closeable {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER = 1 << 16;

  private final TarFile archive;
  private final List<Manifest> manifests;
  private final List<String> baseLayers;

  SavedImages(Path archive, String baseImage) throws IOException {
    this.archive = new TarFile(archive);
    this.manifests = Manifest.readAll(new String(content("manifest.json"), UTF_8));
    this.baseLayers = manifest(baseImage).layers();
  }

  /** Returns the configuration of an image, which holds its environment and its history. */
  byte[] configuration(String image) throws IOException {
    return content(manifest(image).configuration());
  }

  /** Returns the layers below all images, the lowest first. */
  List<String> baseLayers() {
    return baseLayers;
  }

  /** Returns the layers of an image above the base, the lowest first. */
  List<String> layers(String image) throws IOException {
    List<String> all = manifest(image).layers();
    if (!all.subList(0, Math.min(baseLayers.size(), all.size())).equals(baseLayers)) {
      throw new IOException(image + " does not stand on the base image");
    }
    return all.subList(baseLayers.size(), all.size());
  }

  /** Opens a layer. */
  TarArchiveInputStream open(String layer) throws IOException {
    InputStream content = new BufferedInputStream(archive.getInputStream(entry(layer)), BUFFER);
    content.mark(2);
    boolean gzip = (content.read() << 8 | content.read()) == GZIP_MAGIC;
    content.reset();
    return new TarArchiveInputStream(gzip ? new GZIPInputStream(content, BUFFER) : content);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }

  private byte[] content(String name) throws IOException {
    try (InputStream stream = archive.getInputStream(entry(name))) {
      return stream.readAllBytes();
    }
  }

  private TarArchiveEntry entry(String name) throws IOException {
    return archive.getEntries().stream()
        .filter(entry -> entry.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + name + " in the saved images"));
  }

  private Manifest manifest(String image) throws IOException {
    return manifests.stream()
        .filter(manifest -> manifest.tags().contains(image))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + image + " in the saved images"));
  }

  /** One image of {@code manifest.json}: its names, and those of its parts in the archive. */
  private record Manifest(List<String> tags, String configuration, List<String> layers) {

    static List<Manifest> readAll(String json) throws IOException {
      List<Manifest> all = new ArrayList<>();
      try (JsonParser parser = new JsonFactory().createParser(json)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          all.add(read(parser));
        }
      }
      return all;
    }

    private static Manifest read(JsonParser parser) throws IOException {
      List<String> tags = List.of();
      String configuration = "";
      List<String> layers = List.of();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "RepoTags" -> tags = texts(parser);
          case "Config" -> configuration = parser.getText();
          case "Layers" -> layers = texts(parser);
          default -> parser.skipChildren();
        }
      }
      return new Manifest(tags, configuration, layers);
    }

    private static List<String> texts(JsonParser parser) throws IOException {
      List<String> texts = new ArrayList<>();
      while (parser.currentToken() != JsonToken.VALUE_NULL
          && parser.nextToken() != JsonToken.END_ARRAY) {
        texts.add(parser.getText());
      }
      return texts;
    }
  }
}
