package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialValuesTest {

  static Stream<Arguments> files() {
    return Stream.of(
        file(".npmrc", "//npm.example.com/:_authToken=CANARY1\nalways-auth=true\n", "CANARY1"),
        file(".npmrc", "//npm.example.com/:_authToken=${NPM_TOKEN}\n"),
        file(".yarnrc.yml", "npmAuthToken: \"CANARY1\"\n", "CANARY1"),
        file(".netrc", "machine git.example.com login build password CANARY1\n", "CANARY1"),
        file(".netrc", "machine a.example.com\n  login x\n  password CANARY1\n", "CANARY1"),
        file(".git-credentials", "https://build:CANARY1@git.example.com\n", "CANARY1"),
        file(
            "pip.conf",
            "[global]\nindex-url = https://build:CANARY1@pypi.example.com/simple\n",
            "CANARY1"),
        file(
            ".pypirc",
            "[private]\nrepository = https://pypi.example.com\nusername = u\npassword = CANARY1\n",
            "CANARY1"),
        file(
            "auth.json",
            "{\"http-basic\": {\"composer.example.com\": {\"username\": \"u\", \"password\": \"CANARY1\"}}}",
            "CANARY1"),
        file("auth.json", "{\"github-oauth\": {\"git.example.com\": \"CANARY1\"}}", "CANARY1"),
        file(
            "settings.xml",
            "<server><id>x</id><username>u</username><password>CANARY1</password></server>",
            "CANARY1"),
        file("settings.xml", "<password>${env.TOKEN}</password>"),
        file(
            ".aws/credentials",
            "[default]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = CANARY1\n",
            "CANARY1"),
        file("config.json", "{\"auths\": {\"r.example.com\": {\"auth\": \"CANARY1\"}}}", "CANARY1"),
        file(".pgpass", "db.example.com:5432:app:build:CANARY1\n", "CANARY1"),
        file(".vault-token", "CANARY1\n", "CANARY1"),
        file("README.md", "No secrets in here.\n"));
  }

  private static Arguments file(String path, String text, String... secrets) {
    return Arguments.of(path, text, List.of(secrets));
  }

  @ParameterizedTest
  @MethodSource("files")
  void findsPasswordsAndTokensAndNoHosts(String path, String text, List<String> secrets) {
    var found =
        CredentialValues.in(path, text).stream()
            .map(place -> text.substring(place.start(), place.end()))
            .toList();
    assertThat(found).isEqualTo(secrets);
  }
}
