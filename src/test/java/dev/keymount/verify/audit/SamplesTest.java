package dev.keymount.verify.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/root/.ssh/id_rsa",
        "/etc/ssl/private/server.key",
        "/app/config/key.pem",
        "/opt/deploy/id_ed25519",
        "/app/keys.tar.gz!/keys/deploy.key",
        "/usr/local/share/keys/deploy.pem",
        "/usr/local/bin/key.pem",
        "/app/latest/key.pem",
        "/app/contest/key.pem",
      })
  void aKeyIsSomebodys(String path) {
    assertThat(Samples.isIn(path, LeakKind.PRIVATE_KEY, "private key")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/local/lib/python3.13/test/certdata/keycert.pem",
        "/usr/lib/python3/dist-packages/twisted/test/server.pem",
        "/usr/lib/python3/dist-packages/Crypto/SelfTest/PublicKey/test_import_RSA.py",
        "/app/venv/lib/python3.13/site-packages/ecdsa/test_keys.py",
        "/app/node_modules/a/test/fixtures/key.pem",
        "/app/node_modules/a/ssl/server.pem",
        "/usr/share/doc/openssl/examples/key.pem",
        "/usr/share/doc/a/README.md",
        "/etc/ssl/private/ssl-cert-snakeoil.key",
        "/usr/lib/x86_64-linux-gnu/libgnutls.so.30.42.0",
        "/usr/bin/tool",
        "/go/pkg/mod/example.com/a@v1.0.0/tls.go",
        "/app/tests/fixtures/key.pem",
        "/app/a.whl!/ecdsa/test_keys.py",
        "/usr/local/go/src/crypto/tls/tls_test.go",
        "/app/README.md",
      })
  void aKeyIsASample(String path) {
    assertThat(Samples.isIn(path, LeakKind.PRIVATE_KEY, "private key")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/tests/config.py",
        "/app/node_modules/@acme/private/.npmrc",
        "/usr/local/bin/deploy",
        "/root/.npmrc",
      })
  void aTokenIsSomebodys(String path) {
    assertThat(Samples.isIn(path, LeakKind.TOKEN, "npm token")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/node_modules/a/test/a.test.js",
        "/app/node_modules/a/README.md",
        "/app/venv/lib/python3.13/site-packages/transformers/testing_utils.py",
        "/app/venv/lib/python3.13/site-packages/PyJWT-2.6.0.dist-info/METADATA",
      })
  void aTokenIsASample(String path) {
    assertThat(Samples.isIn(path, LeakKind.TOKEN, "Hugging Face token")).isTrue();
  }
}
