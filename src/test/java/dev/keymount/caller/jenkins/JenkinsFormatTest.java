package dev.keymount.caller.jenkins;

import static dev.keymount.caller.tool.CallerCases.argument;
import static dev.keymount.caller.tool.CallerCases.file;
import static dev.keymount.caller.tool.CallerCases.find;
import static dev.keymount.caller.tool.CallerCases.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Call;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need.Form;
import dev.keymount.caller.tool.CallerCases;
import dev.keymount.edit.Applicability;
import dev.keymount.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JenkinsFormatTest {

  private static final JenkinsFormat JENKINS = new JenkinsFormat();

  private static String after(String text) {
    return CallerCases.after(JENKINS, "Jenkinsfile", text, argument("T", Form.TEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sh 'docker build --build-arg T=$T .'| sh 'docker build --secret id=T,env=T .'",
        "sh \"docker build --build-arg T=$T .\"| sh \"docker build --secret id=T,env=T .\"",
        "sh \"docker build --build-arg T=${env.T} .\"| sh \"docker build --secret id=T,env=T .\"",
        "sh \"docker build --build-arg T=\\$T .\"| sh \"docker build --secret id=T,env=T .\"",
        "sh(\"docker build --build-arg 'T=${params.T}' . \" + more)"
            + "| sh(\"docker build --secret id=T,env=T . \" + more)",
        "sh returnStdout: true, script: 'docker build --build-arg T .'"
            + "| sh returnStdout: true, script: 'docker build --secret id=T,env=T .'",
        "steps.sh(script: /docker build --build-arg T=$T a\\/b/)"
            + "| steps.sh(script: /docker build --secret id=T,env=T a\\/b/)",
        "sh $/docker build --build-arg T=$$T ./$| sh $/docker build --secret id=T,env=T ./$",
        "def T = f()~sh \"docker build --build-arg T=${T} .\""
            + "| def T = f()~sh \"T=\\\"${T}\\\" docker build --secret id=T,env=T .\"",
        "def run(String T) {~ sh \"docker build --build-arg T=${T} .\"~}"
            + "| def run(String T) {~ sh \"T=\\\"${T}\\\" docker build --secret id=T,env=T .\"~}",
        "m.each { String k, T -> sh \"docker build --build-arg T=${T} .\" }"
            + "| m.each { String k, T -> sh \"T=\\\"${T}\\\" docker build --secret id=T,env=T .\" }",
        "m.each { T, v -> sh \"docker build --build-arg T=${T} .\" }"
            + "| m.each { T, v -> sh \"T=\\\"${T}\\\" docker build --secret id=T,env=T .\" }",
        "m.each { sh \"docker build --build-arg T=${it} .\" }"
            + "| m.each { sh \"T=\\\"${it}\\\" docker build --secret id=T,env=T .\" }",
        "for (String T : m) { sh \"docker build --build-arg T=${T} .\" }"
            + "| for (String T : m) { sh \"T=\\\"${T}\\\" docker build --secret id=T,env=T .\" }",
        "def (a, T) = m~sh \"docker build --build-arg T=${T} .\""
            + "| def (a, T) = m~sh \"T=\\\"${T}\\\" docker build --secret id=T,env=T .\"",
        "docker.build(\"i:${x(1, 2)}\", \"--build-arg T=${T} .\")"
            + "| docker.build(\"i:${x(1, 2)}\", \"--secret id=T,env=T .\")",
      })
  void movesTheArgument(String before, String after) {
    assertThat(after(before.replace("~", "\n")).strip())
        .isEqualTo(after.replace("~", "\n").strip());
  }

  @Test
  void writesShellTextAsTheQuotesWantIt() {
    var agent = argument("K", Form.SSH);
    assertThat(
            CallerCases.after(
                JENKINS, "Jenkinsfile", "sh 'docker build --build-arg K=$K .'", agent))
        .isEqualTo(
            "sh 'ssh-agent sh -c \\'printf \"%s\\\\n\" \"$K\" | tr -d \"\\\\r\" | ssh-add -q -"
                + " && exec \"$@\"\\' - docker build --ssh default .'");
    assertThat(
            CallerCases.after(
                JENKINS, "Jenkinsfile", "sh \"docker build --build-arg K=$K .\"", agent))
        .isEqualTo(
            "sh \"ssh-agent sh -c 'printf \\\"%s\\\\n\\\" \\\"\\$K\\\" | tr -d \\\"\\\\r\\\" |"
                + " ssh-add -q - && exec \\\"\\$@\\\"' - docker build --ssh default .\"");
  }

  @Test
  void leavesWhatMustStandAheadOfTheCommandToAPerson() {
    var document = read(JENKINS, "Jenkinsfile", "docker.build('i', '--build-arg K=$K .')");
    var rewrite = CallerCases.rewrite(document, argument("K", Form.SSH));
    assertThat(rewrite.edits()).isEmpty();
    assertThat(rewrite.answers())
        .singleElement()
        .matches(answer -> answer.applicability() == Applicability.ADVICE && !answer.applied());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docker.build(\"i\")| docker.build(\"i\", '--ssh default=id_rsa .')",
        "docker.build(\"i\", '.')| docker.build(\"i\", '--ssh default=id_rsa .')",
        "docker.build(\"i\", '-f x a')| docker.build(\"i\", '--ssh default=a/id_rsa -f x a')",
      })
  void givesAFileOfTheContext(String before, String after) {
    assertThat(
            CallerCases.after(JENKINS, "Jenkinsfile", before, file("default", "id_rsa", Form.SSH)))
        .isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dir('a') { dir(\"b\") { sh 'docker build .' } }",
        "dir('a') { sh 'cd b && docker build .' }",
        "dir('./a') { docker.build('x', 'b') }",
        "agent { dockerfile { dir 'a/b'; additionalBuildArgs '--pull' } }",
      })
  void knowsTheDirectory(String text) {
    assertThat(read(JENKINS, "ci/Jenkinsfile", text).calls())
        .extracting(call -> call.target().dockerfiles())
        .containsExactly(List.of("a/b/Dockerfile"));
  }

  @Test
  void knowsTheClassicBuilder() {
    var text =
        """
        pipeline {
          stages {
            stage('a') {
              environment { DOCKER_BUILDKIT = '0' }
              steps { sh 'docker build a' }
            }
            stage('b') { steps { sh 'docker build b' } }
          }
        }
        """;
    assertThat(read(JENKINS, "Jenkinsfile", text).calls())
        .extracting(Call::engine)
        .extracting(engine -> engine.obstacle().isPresent())
        .containsExactly(true, false);
    assertThat(Engine.DOCKER.obstacle()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// sh 'docker build --build-arg T=$T .'",
        "/* sh 'docker build .' */ def sh = 1",
        "def x = a / b; sh = \"docker build .\" / 2",
        "echo 'docker build --build-arg T=$T .'",
        "bat 'docker build --build-arg T=%T% .'",
        "sh 'docker build --build-arg T=$T .",
      })
  void findsNoCalls(String text) {
    assertThat(
            find(JENKINS, "Jenkinsfile", text).map(document -> document.calls().size()).orElse(0))
        .isZero();
  }

  @Test
  void tilesEveryPrefixAndNeverThrows() {
    var text =
        """
        #!/usr/bin/env groovy
        @Library('x') _ // c
        def a = 1 / 2 / 3; def s = ~/a\\/b$/ + $/c $$ /$
        sh \"""x \\${y} ${ z ? "${q}" : '}' } \\
          \\u0041 \\t $env.A.b docker build --build-arg T=${T} .\"""
        docker.build("i:${f("x", [1, 2])}", '--build-arg T=\\'a\\' .') { it -> sh(script: '''a''') }
        agent { dockerfile { filename "x" } }
        """;
    for (int end = 0; end <= text.length(); end++) {
      var prefix = text.substring(0, end);
      var tiles =
          GroovyLexer.tokens(prefix).stream()
              .map(token -> token.range().of(prefix))
              .collect(Collectors.joining());
      assertThat(tiles).isEqualTo(prefix);
      find(JENKINS, "Jenkinsfile", prefix);
      find(JENKINS, "Jenkinsfile", text.substring(end));
    }
    assertThat(GroovyLexer.tokens("\"${".repeat(10_000))).isNotEmpty();
    assertThat(new GroovyScript(SourceText.of("{(".repeat(10_000) + "a")).blocks()).isEmpty();
  }
}
