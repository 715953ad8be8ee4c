package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ENV API_TOKEN=CANARY0123456789abcdef0123",
        "ENV API_TOKEN CANARY0123456789abcdef0123",
        "LABEL API_TOKEN=\"CANARY0123456789abcdef0123\"",
        "RUN git clone https://ci:CANARY0123@git.example.com/a.git",
        "RUN git clone https://CANARY0123456789abcdef@git.example.com/a.git",
        "RUN echo \"-----BEGIN RSA PRIVATE KEY-----\\nCANARY\\n-----END RSA PRIVATE KEY-----\" > k",
        "ENV K=\"-----BEGIN PRIVATE KEY-----\\nCANARY",
        "ENV K=\"-----BEGIN OPENSSH PRIVATE KEY-----CANARY\r\nRUN a\r\n",
        "+-----BEGIN RSA PRIVATE KEY-----\n+CANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/\n+CANARY==\n+-----END RSA PRIVATE KEY-----",
        "------BEGIN RSA PRIVATE KEY-----\n-CANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/\n-CANARY\n------END RSA PRIVATE KEY-----",
        " -----BEGIN RSA PRIVATE KEY-----\n CANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/\n",
        "RUN echo \"-----BEGIN RSA PRIVATE KEY-----\\n\\\nCANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/\\n\\\nCANARY=\\n\\\n-----END RSA PRIVATE KEY-----\"",
        "+-----BEGIN RSA PRIVATE KEY-----\n+Proc-Type: 4,ENCRYPTED\n+DEK-Info: AES-128-CBC,0123\n+\n+CANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/",
        "RUN curl -u user:CANARY https://h",
        "RUN curl -fsSLu user:CANARY https://h",
        "RUN curl --user \"user:CANARY word\" https://h",
        "RUN curl --user='user:CANARY' https://h",
        "RUN curl https://h \\\n    -u user:CANARY",
        "+RUN a && curl -uuser:CANARY h",
        "RUN curl -H \"Authorization: Bearer CANARY012345\" https://h",
        "RUN wget --header='authorization: basic CANARY0123456=' https://h",
      })
  void takesOutWhatLooksReal(String text) {
    assertThat(Redaction.of(text)).doesNotContain("CANARY").contains(Redaction.MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ENV API_TOKEN=$API_TOKEN",
        "ENV MYSQL_PASSWORD=secret",
        "RUN git clone https://oauth2:${TOKEN}@git.example.com/a.git",
        "RUN git clone https://user@git.example.com/a.git",
        "ENV GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567",
        "FROM registry.example.com:5000/team/app@sha256:0123456789abcdef0123456789abcdef",
        "RUN --mount=type=secret,id=API_TOKEN,env=API_TOKEN npm ci",
        "RUN curl -u user:$PASSWORD https://h",
        "RUN curl -u \"user:${PASSWORD}\" https://h",
        "RUN curl --user user:abc$PASSWORD https://h",
        "RUN curl -u $USER:$PASSWORD https://h",
        "RUN curl -u user https://h",
        "RUN curl --user-agent Mozilla:5.0 https://h",
        "RUN docker run -u 1000:1000 a",
        "RUN docker run --user 1000:1000 a && curl https://h",
        "RUN curl -o a:b -X PUT https://h:8080/u:v",
        "RUN curl https://h\nRUN docker run -u 1000:1000 a",
        "RUN curl -H \"Authorization: Bearer $TOKEN\" https://h",
        "RUN curl -H \"Authorization: token123$TOKEN\" https://h",
        "RUN curl -H \"Authorization: Bearer short\" https://h",
        "RUN curl -H \"Authorization: Bearer abcdefghijkl$TOKEN\" https://h",
        "-----BEGIN PUBLIC KEY-----\nCANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/",
        "-----BEGIN CERTIFICATE-----\nCANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/",
        "RUN echo aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/",
        "-----END RSA PRIVATE KEY-----\naB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/",
        "PASSWORD=password",
      })
  void leavesAlone(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ENV K=\"-----BEGIN OPENSSH PRIVATE KEY-----CANARY\r\nRUN a\r\n",
        "+-----BEGIN RSA PRIVATE KEY-----\n+CANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/\n+CANARY==\n+-----END RSA PRIVATE KEY-----",
        "RUN echo \"-----BEGIN RSA PRIVATE KEY-----\\n\\\nCANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/\\n\\\nCANARY=\\n\\\n-----END RSA PRIVATE KEY-----\"",
        "+RUN a && curl -uuser:CANARY h",
        "RUN curl -u user:CANARY https://h",
        "+RUN a\n+-----BEGIN RSA PRIVATE KEY-----\n+CANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/\n+-----END RSA PRIVATE KEY-----\n+RUN b cccccccccccccccccccccccccccccccccccccccccccccccccc\n",
      })
  void keepsLinesAndIsDoneOnce(String text) {
    var once = Redaction.of(text);
    assertThat(once.chars().filter(c -> c == '\n' || c == '\r').toArray())
        .isEqualTo(text.chars().filter(c -> c == '\n' || c == '\r').toArray());
    assertThat(Redaction.of(once)).isEqualTo(once);
  }

  @Test
  void takesOutTheKeyAndNothingElse() {
    assertThat(
            Redaction.of(
                "+RUN a\n+-----BEGIN RSA PRIVATE KEY-----\n+CANARYaB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/aB3/\n+-----END RSA PRIVATE KEY-----\n+RUN b cccccccccccccccccccccccccccccccccccccccccccccccccc\n"))
        .isEqualTo(
            "+RUN a\n+[redacted]\n+[redacted]\n+-----END RSA PRIVATE KEY-----\n+RUN b cccccccccccccccccccccccccccccccccccccccccccccccccc\n");
  }

  @ParameterizedTest
  @Timeout(5)
  @ValueSource(
      strings = {
        "a", "1a", "-----BEGIN ", "A PRIVATE KEY", "curl -u ", "curl -u \"a:", "Authorization: ",
        "a:b@", "://a:", "-----BEGIN PRIVATE KEY-----", "aB3/", "\n+", "npm_", " "
      })
  void takesTimeInProportionToTheText(String part) {
    assertThat(Redaction.of("-----BEGIN PRIVATE KEY-----\ncurl " + part.repeat(100_000)))
        .contains(Redaction.MARK);
  }
}
