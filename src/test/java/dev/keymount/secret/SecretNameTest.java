package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {

  @ParameterizedTest
  @CsvSource({
    "SSH_PRIVATE_KEY,SSH_KEY",
    "ssh_prv_key,SSH_KEY",
    "sshPrivateKey,SSH_KEY",
    "SSH_KEY,SSH_KEY",
    "DEPLOY_KEY,SSH_KEY",
    "PRIVATE_KEY,SSH_KEY",
    "NPM_TOKEN,TOKEN",
    "github_token,TOKEN",
    "githubToken,TOKEN",
    "GITHUB_PAT,TOKEN",
    "CF_API_KEY,TOKEN",
    "NODE_AUTH_TOKEN,TOKEN",
    "COMPOSER_AUTH,TOKEN",
    "BUNDLE_GITHUB__COM,TOKEN",
    "BUNDLE_GEMS__EXAMPLE__COM,TOKEN",
    "DB_PASSWORD,PASSWORD",
    "MQTT_PASS,PASSWORD",
    "CORRECT_CREDENTIALS,PASSWORD",
    "FACEBOOK_APP_SECRET,PASSWORD",
    "AWS_SECRET_ACCESS_KEY,CLOUD_CREDENTIAL",
    "AWS_ACCESS_KEY_ID,CLOUD_CREDENTIAL",
    "PIP_EXTRA_INDEX_URL,OTHER",
  })
  void tellsWhatAVariableHolds(String name, String kind) {
    assertThat(SecretName.kind(name).map(Enum::name)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NODE_VERSION",
        "TOKENIZER",
        "TOKENIZERS_PARALLELISM",
        "PASSENGER_VERSION",
        "COMPASS",
        "BYPASS",
        "KEYBOARD",
        "MONKEY",
        "GPG_KEY",
        "GPG_KEYS",
        "SIGNING_KEY",
        "APT_KEY",
        "APT_KEY_DONT_WARN_ON_DANGEROUS_USAGE",
        "SSH_PUBLIC_KEY",
        "SSH_HOST_KEY",
        "SSH_KEY_PATH",
        "SSH_KEY_FILE",
        "SSHKEY_ID",
        "SSH_PORT",
        "SSH_USER",
        "NPM_TOKEN_FILE",
        "PASSWORD_FILE",
        "TOKEN_URL",
        "SECRET_NAME",
        "SECRETS_PATH",
        "API_KEY_ID",
        "AUTH0_CLIENT_ID",
        "AUTH0_DOMAIN",
        "SENTRY_AUTH_REPO",
        "SENTRY_AUTH_VERSION",
        "AWS_IAM_AUTHENTICATOR_VERSION",
        "AWS_REGION",
        "CACHE_KEY",
        "PRIMARY_KEY",
        "RELEASE_KEY_DOWNLOAD",
        "INCORRECT_CREDENTIALS",
        "AUTHOR",
        "AUTH",
        "KEY",
        "BUNDLE_PATH",
        "BUNDLE_WITHOUT",
        "",
      })
  void leavesAlone(String name) {
    assertThat(SecretName.kind(name)).isEmpty();
  }
}
