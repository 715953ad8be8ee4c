package dev.keymount.verify.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ways in which the texts of one secret are written. */
final class Spellings {

  /** What encoders leave as it is, besides letters and digits. */
  private static final List<String> URL_SAFE =
      List.of(
          "-_.~", // RFC 3986
          "-_.~/", // Python, urllib.parse.quote
          "-_.", // PHP, urlencode
          "-_.*", // forms, java.net.URLEncoder
          "-_.!~*'()", // JavaScript, encodeURIComponent
          "-_.!~*'();/?:@&=+$,#", // JavaScript, encodeURI
          "-_.~$&+=:@", // Go, url.PathEscape
          "-_.~$&+,;=", // Go, url.UserPassword
          "");

  private static final HexFormat HEX = HexFormat.of();

  private final int secret;
  private final Map<String, Spelling> solid = new LinkedHashMap<>();
  private final List<Spelling> wrapped = new ArrayList<>();

  private Spellings(int secret) {
    this.secret = secret;
  }

  /**
   * Returns all of them.
   *
   * @param secret the number of the secret
   */
  static List<Spelling> of(int secret, List<String> texts) {
    var spellings = new Spellings(secret);
    for (var text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length >= Needles.MINIMAL_LENGTH) {
        spellings.addSolid(Form.PLAIN, bytes, bytes);
        spellings.addJson(text);
        spellings.addUrl(bytes);
        spellings.addBase64(bytes);
        spellings.addHex(bytes);
      }
    }
    var all = new ArrayList<>(spellings.solid.values());
    all.addAll(spellings.wrapped);
    return all;
  }

  private void addSolid(Form form, byte[] text, byte[] variant) {
    solid.putIfAbsent(
        new String(text, StandardCharsets.ISO_8859_1),
        Spelling.solid(Needles.group(secret, form), text, variant));
  }

  private void addJson(String text) {
    for (var escapes : JsonEscapes.ALL) {
      addSolid(
          Form.PLAIN,
          escapes.applyTo(text).getBytes(StandardCharsets.UTF_8),
          escapes.inUpperCase().applyTo(text).getBytes(StandardCharsets.UTF_8));
    }
    var twice = JsonEscapes.FEWEST.applyTo(JsonEscapes.FEWEST.applyTo(text));
    byte[] bytes = twice.getBytes(StandardCharsets.UTF_8);
    addSolid(Form.PLAIN, bytes, bytes);
  }

  private void addUrl(byte[] bytes) {
    for (var safe : URL_SAFE) {
      for (var space : List.of("%20", "+")) {
        var encoded = urlEncoded(bytes, safe, space, HEX);
        addSolid(Form.URL, encoded, urlEncoded(bytes, safe, space, HEX.withUpperCase()));
      }
    }
  }

  private static byte[] urlEncoded(byte[] bytes, String safe, String space, HexFormat hex) {
    var out = new ByteArrayOutputStream(bytes.length * 3);
    for (byte b : bytes) {
      if (b == ' ') {
        out.writeBytes(space.getBytes(StandardCharsets.US_ASCII));
      } else if (isAlphanumeric(b) || safe.indexOf((char) (b & 0xFF)) >= 0) {
        out.write(b);
      } else {
        out.writeBytes(("%" + hex.toHexDigits(b)).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return out.toByteArray();
  }

  private static boolean isAlphanumeric(byte b) {
    return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }

  private void addBase64(byte[] bytes) {
    for (int before = 0; before < 3; before++) {
      byte[] padded = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, padded, before, bytes.length);
      int from = (before * 8 + 5) / 6;
      int to = padded.length * 8 / 6;
      wrapped.add(
          Spelling.wrapped(
              Needles.group(secret, Form.BASE64),
              Arrays.copyOfRange(Base64.getEncoder().encode(padded), from, to),
              Arrays.copyOfRange(Base64.getUrlEncoder().encode(padded), from, to)));
    }
  }

  private void addHex(byte[] bytes) {
    var digits = HEX.formatHex(bytes);
    wrapped.add(
        Spelling.wrapped(
            Needles.group(secret, Form.HEX),
            digits.getBytes(StandardCharsets.US_ASCII),
            digits.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)));
  }
}
