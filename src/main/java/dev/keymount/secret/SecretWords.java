package dev.keymount.secret;

import java.util.Set;

/** The words in names of variables that tell a secret from what is about one. */
final class SecretWords {

  static final Set<String> TOKEN_WORDS = Set.of("token", "tokens", "pat", "jwt");
  static final Set<String> PASSWORD_WORDS =
      Set.of(
          "password",
          "passwd",
          "pass",
          "pwd",
          "pword",
          "passphrase",
          "secret",
          "secrets",
          "credential",
          "credentials",
          "creds");

  /** Words with which a key is a secret where its value looks generated. */
  static final Set<String> STRONG_KEY_WORDS = Set.of("encryption", "fernet", "license");

  /** Words behind which the value is about a secret and not the secret. */
  static final Set<String> ABOUT_WORDS =
      Set.of(
          "file",
          "path",
          "dir",
          "version",
          "url",
          "uri",
          "endpoint",
          "name",
          "id",
          "public",
          "pub",
          "fingerprint",
          "size",
          "length",
          "type",
          "mode",
          "enabled",
          "enable",
          "expiry",
          "expires",
          "ttl",
          "algorithm",
          "alg",
          "host",
          "domain",
          "server",
          "keyserver",
          "repo",
          "hash",
          "location",
          "folder",
          "store",
          "count",
          "format",
          "user",
          "username",
          "email",
          "issuer",
          "manager",
          "provider",
          "arn",
          "region",
          "policy",
          "min",
          "max",
          "checksum",
          "sha256",
          "warn",
          "usage",
          "download",
          "title",
          "label",
          "prefix",
          "suffix",
          "header",
          "scope",
          "bin",
          "port",
          "clientid",
          "audience",
          "tag",
          "branch",
          "timeout",
          "sha",
          "sum",
          "address",
          "symbol",
          "backend",
          "expiration",
          "source",
          "bits",
          "comment",
          "through",
          "hosts",
          "prompt",
          "names",
          "files",
          "paths");

  /** First words with which a value is a switch or a number. */
  static final Set<String> SWITCH_WORDS =
      Set.of(
          "skip",
          "enable",
          "disable",
          "use",
          "with",
          "without",
          "has",
          "no",
          "is",
          "require",
          "requires",
          "allow",
          "num",
          "max",
          "min");

  /** Words with which a private key belongs to something that is no ssh client. */
  static final Set<String> OTHER_PRIVATE_KEY_WORDS =
      Set.of(
          "jwt",
          "ssl",
          "tls",
          "passport",
          "firebase",
          "google",
          "wallet",
          "cosign",
          "android",
          "apple",
          "apns",
          "vapid",
          "saml",
          "oauth",
          "encryption",
          "eth",
          "app");

  /** Words with which a private key is one for a repository, whatever else the name says. */
  static final Set<String> REPOSITORY_WORDS =
      Set.of("ssh", "git", "deploy", "bitbucket", "github", "gitlab");

  /** Words with which a value is public or made up. */
  static final Set<String> NOT_REAL_WORDS =
      Set.of(
          "public",
          "fingerprint",
          "incorrect",
          "invalid",
          "wrong",
          "bad",
          "fake",
          "dummy",
          "sample",
          "example");

  /** Words with which a key is a public one, a product key, or a name. */
  static final Set<String> OTHER_KEY_WORDS =
      Set.of(
          "gpg",
          "pgp",
          "apt",
          "public",
          "pub",
          "known",
          "host",
          "signing",
          "gpgkey",
          "keyserver",
          "keyring",
          "cache",
          "primary",
          "foreign",
          "partition",
          "sort",
          "yum",
          "rpm",
          "release",
          "authorized");

  /** Words that stand before others without a separator, as in {@code GITHUBTOKEN}. */
  static final Set<String> FIRST_PARTS =
      Set.of(
          "github",
          "gitlab",
          "bitbucket",
          "git",
          "npm",
          "pypi",
          "nuget",
          "composer",
          "docker",
          "registry",
          "nexus",
          "artifactory",
          "sentry",
          "slack",
          "heroku",
          "aws",
          "azure",
          "auth",
          "oauth",
          "access",
          "api",
          "bearer",
          "deploy",
          "ssh",
          "private",
          "secret",
          "rsa",
          "jwt",
          "db",
          "database",
          "mysql",
          "postgres",
          "redis",
          "mongo",
          "root",
          "admin",
          "user",
          "smtp",
          "mail",
          "ftp",
          "client",
          "app",
          "master");

  /** Words that stand behind others without a separator. */
  static final Set<String> LAST_PARTS =
      Set.of(
          "token",
          "tokens",
          "password",
          "passwd",
          "pass",
          "pwd",
          "secret",
          "secrets",
          "key",
          "keys",
          "credentials",
          "creds");

  static final Set<String> NODE_CREDENTIAL_NAMES = Set.of("NODE_AUTH_TOKEN");

  /** Variables that a tool reads credentials or an address with credentials from. */
  static final Set<String> CREDENTIAL_VARIABLES =
      Set.of(
          "PIP_INDEX_URL",
          "PIP_EXTRA_INDEX_URL",
          "PIP_EXTRA_URL",
          "UV_INDEX_URL",
          "UV_EXTRA_INDEX_URL",
          "UV_DEFAULT_INDEX",
          "UV_INDEX",
          "COMPOSER_AUTH",
          "DOCKER_AUTH_CONFIG",
          "NETRC",
          "NPMRC");

  private SecretWords() {}
}
