package dev.keymount.verify.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionSecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ARG NPM_TOKEN=CANARY7f3a9c2e5b81d604; value of NPM_TOKEN",
        "RUN |1 NPM_TOKEN=CANARY7f3a9c2e5b81d604 /bin/sh -c npm ci # buildkit; value of NPM_TOKEN",
        "|2 A=1 NPM_TOKEN=CANARY7f3a9c2e5b81d604 /bin/sh -c npm ci; value of NPM_TOKEN",
        "/bin/sh -c #(nop)  ENV NPM_TOKEN=CANARY7f3a9c2e5b81d604; value of NPM_TOKEN",
        "ENV A=1 DB_PASSWORD=CANARYpw7Xk2 B=2; value of DB_PASSWORD",
        "RUN /bin/sh -c git clone https://ci:CANARYp4ss9x2Qk@git.example.com/a; login in a URL",
        "ENV DATABASE_URL=postgres://a:CANARYz81kdQ9@db.example.com/a; login in a URL",
        "RUN /bin/sh -c curl -H 'X: ghp_CANARY7f3a9c2e5b81d604abcd' a.example.com; GitHub token",
      })
  void findsSecretsOf(String createdBy, String what) {
    assertThat(InstructionSecrets.in(createdBy))
        .extracting(WrittenValue::what)
        .first()
        .isEqualTo(what);
    assertThat(InstructionSecrets.in(createdBy))
        .extracting(WrittenValue::value)
        .allMatch(value -> value.startsWith("CANARY") || value.startsWith("ghp_CANARY"));
  }

  @Test
  void aValueMayHaveBlanks() {
    assertThat(
            InstructionSecrets.in(
                "RUN |2 TITLE=two words NPM_TOKEN=CANARY7f3a9c2e5b81d604 /bin/sh -c a A=b"))
        .extracting(WrittenValue::value)
        .containsExactly("CANARY7f3a9c2e5b81d604");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305",
        "ENV GPG_KEYS=39B641343D8C104B2B146DC3F9C39DC0B9698544 E60913E4DF209907D8E30D96659A97C9CF2A795A",
        "ENV PYTHON_SHA256=a2a8bcd7b3b1f6a0b4a4b6e8d2a2c8f0a1b2c3d4e5f60718293a4b5c6d7e8f90",
        "ENV NODE_VERSION=22.11.0",
        "ENV REDIS_DOWNLOAD_SHA=5c76d990a1b1c5f949bcd1eed90d0c8a4f70369bdbdcb40288c561ddf88967a4",
        "ENV PATH=/usr/local/sbin:/usr/local/bin",
        "ENV POSTGRES_PASSWORD=postgres",
        "ENV DB_PASSWORD=changeme",
        "ENV TOKEN_FILE=/run/secrets/token",
        "ENV TOKEN=$OTHER",
        "ARG NPM_TOKEN",
        "ARG NPM_TOKEN=",
        "RUN |1 NPM_TOKEN= /bin/sh -c npm ci # buildkit",
        "RUN |1 VERSION=1.2.3 /bin/sh -c echo $NPM_TOKEN # buildkit",
        "RUN /bin/sh -c set -eux; key='B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8'; gpg --recv-keys $key",
        "RUN /bin/sh -c curl -fsSL https://deb.example.com/gpg.key | apt-key add -",
        "COPY dir:5d9b0bfdd3a8a9c4e5b81d6047f3a9c2e5b81d6047f3a9c2e5b81d6047f3a9c in /root/.ssh",
        "CMD [\"python3\"]",
        "LABEL org.opencontainers.image.revision=7f3a9c2e5b81d6047f3a9c2e5b81d6047f3a9c2e",
        "",
      })
  void findsNothingIn(String createdBy) {
    assertThat(InstructionSecrets.in(createdBy)).isEmpty();
  }

  @Test
  void settingsHaveTheirNames() {
    assertThat(InstructionSecrets.inSetting("Env.API_TOKEN", "CANARY7f3a9c2e5b81d604"))
        .extracting(WrittenValue::what)
        .contains("value of API_TOKEN");
    assertThat(InstructionSecrets.inSetting("Env.LANG", "C.UTF-8")).isEmpty();
  }
}
