package dev.keymount.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tokens that their shape gives away, because those who issue them document it. */
public final class IssuedTokens {

  /**
   * What the tokens of one issuer look like.
   *
   * @param what how people call such a token
   * @param kind what it is
   * @param start how it starts
   * @param rest what follows the start
   */
  private record Shape(String what, SecretKind kind, String start, Pattern rest) {

    static Shape of(String what, String start, String rest) {
      return new Shape(what, SecretKind.TOKEN, start, Pattern.compile(rest));
    }

    static Shape cloud(String what, String start, String rest) {
      return new Shape(what, SecretKind.CLOUD_CREDENTIAL, start, Pattern.compile(rest));
    }
  }

  private static final String LETTERS = "[A-Za-z0-9]{20,}+";
  private static final String WORD = "[A-Za-z0-9_-]{16,}+";

  private static final List<Shape> SHAPES =
      List.of(
          Shape.of("GitHub token", "ghp_", LETTERS),
          Shape.of("GitHub token", "gho_", LETTERS),
          Shape.of("GitHub token", "ghu_", LETTERS),
          Shape.of("GitHub token", "ghs_", LETTERS),
          Shape.of("GitHub token", "ghr_", LETTERS),
          Shape.of("GitHub token", "github_pat_", "[A-Za-z0-9_]{20,}+"),
          Shape.of("GitLab token", "glpat-", WORD),
          Shape.of("GitLab token", "gldt-", WORD),
          Shape.of("GitLab token", "glrt-", WORD),
          Shape.of("GitLab token", "glptt-", WORD),
          Shape.of("npm token", "npm_", "[A-Za-z0-9]{30,}+"),
          Shape.of("PyPI token", "pypi-", "[A-Za-z0-9_-]{30,}+"),
          Shape.of("Slack token", "xoxb-", "[A-Za-z0-9-]{10,}+"),
          Shape.of("Slack token", "xoxa-", "[A-Za-z0-9-]{10,}+"),
          Shape.of("Slack token", "xoxp-", "[A-Za-z0-9-]{10,}+"),
          Shape.of("Slack token", "xoxr-", "[A-Za-z0-9-]{10,}+"),
          Shape.of("Slack token", "xoxs-", "[A-Za-z0-9-]{10,}+"),
          Shape.of(
              "Slack webhook",
              "hooks.slack.com/services/",
              "T[A-Z0-9]{6,}+/B[A-Z0-9]{6,}+/[A-Za-z0-9]{20,}+"),
          Shape.cloud("AWS access key", "AKIA", "[A-Z0-9]{16}(?![A-Za-z0-9])"),
          Shape.cloud("AWS access key", "ASIA", "[A-Z0-9]{16}(?![A-Za-z0-9])"),
          Shape.cloud("Google API key", "AIza", "[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"),
          Shape.cloud("DigitalOcean token", "dop_v1_", "[a-f0-9]{40,}+"),
          Shape.of("Stripe key", "sk_live_", "[A-Za-z0-9]{16,}+"),
          Shape.of("Stripe key", "rk_live_", "[A-Za-z0-9]{16,}+"),
          Shape.of("SendGrid key", "SG.", "[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{16,}+"),
          Shape.of("Hugging Face token", "hf_", "[A-Za-z0-9]{30,}+"),
          Shape.of("OpenAI key", "sk-proj-", "[A-Za-z0-9_-]{32,}+"),
          Shape.of("Anthropic key", "sk-ant-", "[A-Za-z0-9_-]{32,}+"),
          Shape.of("OpenAI key", "sk-", "[A-Za-z0-9]{40,}+"),
          Shape.of("Mapbox token", "sk.eyJ", "[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+"),
          Shape.of("Shopify token", "shpat_", "[a-f0-9]{32}"),
          Shape.of("Shopify token", "shpss_", "[a-f0-9]{32}"),
          Shape.of("Docker Hub token", "dckr_pat_", WORD),
          Shape.of("RubyGems key", "rubygems_", "[a-f0-9]{40,}+"),
          Shape.of("Databricks token", "dapi", "[a-f0-9]{32}(?![a-z0-9])"),
          Shape.of("Heroku token", "HRKU-", "[A-Za-z0-9_-]{30,}+"),
          Shape.of("Atlassian token", "ATATT3", "[A-Za-z0-9_=-]{30,}+"),
          Shape.of("Vault token", "hvs.", "[A-Za-z0-9_-]{20,}+"),
          Shape.of("age key", "AGE-SECRET-KEY-1", "[A-Z0-9]{50,}+"),
          Shape.of(
              "JSON web token",
              "eyJ",
              "[A-Za-z0-9_-]{10,}+\\.eyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+"));

  /** Parts of tokens that documentation and test suites of their issuers show. */
  private static final List<String> KNOWN_EXAMPLES =
      List.of("eyJzdWIiOiIxMjM0NTY3ODkwIi", "eyJpc3MiOiJzdXBhYmFzZS1kZW1v");

  /** The shapes by the first character of their tokens. */
  private static final List<List<Shape>> BY_FIRST =
      IntStream.range(0, 128)
          .mapToObj(c -> SHAPES.stream().filter(shape -> shape.start().charAt(0) == c).toList())
          .toList();

  private IssuedTokens() {}

  /** Returns how tokens start, each start once. */
  public static List<String> starts() {
    return SHAPES.stream().map(Shape::start).distinct().toList();
  }

  /** Returns the token that starts at an offset, made-up ones not included. */
  public static Optional<WrittenSecret> at(String text, int offset) {
    if (offset >= text.length() || text.charAt(offset) >= BY_FIRST.size()) {
      return Optional.empty();
    }
    for (var shape : BY_FIRST.get(text.charAt(offset))) {
      if (text.startsWith(shape.start(), offset)) {
        int from = offset + shape.start().length();
        var rest =
            shape.rest().matcher(text).region(from, text.length()).useTransparentBounds(true);
        if (rest.lookingAt() && isReal(text.substring(from, rest.end()))) {
          return Optional.of(new WrittenSecret(offset, rest.end(), shape.kind(), shape.what()));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether all of a value is such a token. */
  static boolean matches(String value) {
    return at(value, 0).filter(token -> token.end() == value.length()).isPresent();
  }

  private static boolean isReal(String rest) {
    return !Placeholder.isMadeUp(rest) && !isExample(rest);
  }

  /** Returns whether a value is a token that documentation shows. */
  static boolean isExample(String value) {
    return KNOWN_EXAMPLES.stream().anyMatch(value::contains);
  }
}
