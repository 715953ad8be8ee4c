package dev.keymount.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * A style sheet or script of the program's own that stands in a page, with the hash by which the
 * policy of the page lets it in.
 */
record PageResource(String text, String hash) {

  static final PageResource STYLE = of(read("report.css") + read("results.css"));
  static final PageResource SCRIPT = of(read("results.js"));

  private static PageResource of(String text) {
    return new PageResource(text, "sha256-" + Base64.getEncoder().encodeToString(sha256(text)));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a resource with the line ends that a browser reads, too, before it takes the hash. */
  private static String read(String name) {
    try (var resource = PageResource.class.getResourceAsStream(name)) {
      var text =
          new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
