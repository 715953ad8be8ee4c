package dev.keymount.report;

import dev.keymount.edit.UnifiedDiff;
import dev.keymount.migrate.DockerfileMigration;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.Settings;
import dev.keymount.secret.SecretKind;
import dev.keymount.source.SourceText;
import dev.keymount.verify.Difference;
import dev.keymount.verify.Difference.Standing;
import dev.keymount.verify.SecretProof;
import dev.keymount.verify.SecretProof.Source;
import dev.keymount.verify.Side;
import dev.keymount.verify.Side.FailedStage;
import dev.keymount.verify.Trace;
import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.Verdict;
import dev.keymount.verify.Verification;
import dev.keymount.verify.search.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proofs as a builder would give them, for Dockerfiles that Keymount really migrates. */
public final class Verifications {

  private static final String BUILDER = "docker 28.5.2, buildx 0.29.1, driver docker";

  private static final String STAGES =
      """
      # syntax=docker/dockerfile:1
      FROM node:22 AS base
      ARG SSH_PRIVATE_KEY
      RUN mkdir -p -m 700 ~/.ssh && \\
          echo "$SSH_PRIVATE_KEY" > ~/.ssh/id_ed25519 && \\
          chmod 600 ~/.ssh/id_ed25519 && \\
          ssh-keyscan git.example.com >> ~/.ssh/known_hosts

      FROM base AS themes
      WORKDIR /themes
      RUN git clone git@git.example.com:team/themes.git .

      FROM node:22 AS build
      ARG NPM_TOKEN
      WORKDIR /app
      COPY --from=base /root/.ssh /root/.ssh
      COPY package.json package-lock.json ./
      RUN echo "//npm.example.com/:_authToken=${NPM_TOKEN}" > .npmrc && \\
          npm ci && \\
          rm .npmrc
      RUN git clone git@git.example.com:team/shared.git src/shared && \\
          rm -rf /root/.ssh
      COPY . .
      RUN npm run build

      FROM nginx:1
      COPY --from=build /app/dist /usr/share/nginx/html
      COPY --from=themes /themes /usr/share/nginx/html/themes
      """;

  private static final String SIMPLE =
      """
      FROM python:3
      ARG PIP_TOKEN
      ENV PIP_INDEX_URL=https://build:${PIP_TOKEN}@pypi.example.com/simple
      COPY . /app
      RUN pip install -r /app/requirements.txt
      """;

  private Verifications() {}

  private static DockerfileResult migrated(String path, String text) {
    return DockerfileMigration.of(path, SourceText.of(text), Settings.DEFAULT);
  }

  private static String diff(DockerfileResult migration) {
    return UnifiedDiff.of(migration.path(), migration.before().text(), migration.after().text());
  }

  private static Trace layer(String secret, String stage, int layer, String path, int line) {
    return new Trace(secret, Place.LAYER, stage, layer, path, Form.PLAIN, line);
  }

  private static Trace at(String secret, Place place, String stage, String path, int line) {
    return new Trace(secret, place, stage, 0, path, Form.PLAIN, line);
  }

  /** A key and a token that go through four stages, and are gone. */
  public static Verification proven() {
    return ofStages(
        "services/shop/Dockerfile",
        Verdict.PROVEN,
        "both builds make the same image, and nothing of 2 secrets is left",
        List.of(key(), token(List.of())),
        List.of(
            new Difference(
                "/usr/share/nginx/html/themes/.git/index", "content", Standing.UNSTABLE, 26),
            new Difference("/usr/share/nginx/html/build.json", "content", Standing.UNTOUCHED, 22),
            new Difference("/var/cache/ldconfig/aux-cache", "content", Standing.NOISE, 22)),
        Optional.empty());
  }

  private static SecretProof key() {
    var name = "SSH_PRIVATE_KEY";
    var file = "/root/.ssh/id_ed25519";
    return new SecretProof(
        name,
        SecretKind.SSH_KEY,
        3,
        Source.MADE_UP,
        "--ssh default",
        List.of(
            layer(name, "base", 7, file, 4),
            at(name, Place.HISTORY, "base", "", 4),
            layer(name, "themes", 7, file, 4),
            at(name, Place.HISTORY, "themes", "", 4),
            layer(name, "build", 8, file, 16),
            at(name, Place.PROVENANCE, "", "", 0)),
        List.of());
  }

  private static SecretProof token(List<Trace> after) {
    var name = "NPM_TOKEN";
    return new SecretProof(
        name,
        SecretKind.TOKEN,
        14,
        Source.MADE_UP,
        "--secret id=NPM_TOKEN",
        List.of(
            at(name, Place.HISTORY, "build", "", 18),
            at(name, Place.HISTORY, "build", "", 21),
            at(name, Place.HISTORY, "build", "", 24),
            at(name, Place.LOG, "", "", 18),
            at(name, Place.PROVENANCE, "", "", 0)),
        after);
  }

  /** The same with a migration that leaves the token in an archive, and changes a mode. */
  public static Verification leaking() {
    var name = "NPM_TOKEN";
    return ofStages(
        "services/shop/Dockerfile.debug",
        Verdict.LEAKS,
        "NPM_TOKEN is in 2 places of the build after",
        List.of(
            key(),
            token(
                List.of(
                    new Trace(
                        name,
                        Place.LAYER,
                        "build",
                        9,
                        "/app/cache.tgz!/cache/.npmrc",
                        Form.BASE64,
                        14),
                    at(name, Place.CONFIGURATION, "3", "Labels.build", 22)))),
        List.of(
            new Difference(
                "/usr/share/nginx/html/index.html", "mode 600, was 644", Standing.UNEXPLAINED, 22)),
        Optional.empty());
  }

  /** The same with a migration after which a step fails. */
  public static Verification failing() {
    return ofStages(
        "services/shop/Dockerfile.ci",
        Verdict.FAILS,
        "stage build does not build after the migration",
        List.of(key(), token(List.of())),
        List.of(),
        Optional.of(
            new FailedStage(
                "build",
                true,
                17,
                "process \"/bin/sh -c git clone git@git.example.com:team/shared.git src/shared\""
                    + " did not complete successfully: exit code: 128",
                List.of(
                    "#12 [build 5/7] RUN --mount=type=ssh,required=true git clone"
                        + " git@git.example.com:team/shared.git src/shared",
                    "#12 0.312 Cloning into 'src/shared'...",
                    "#12 0.871 git@git.example.com: Permission denied (publickey).",
                    "#12 0.872 fatal: Could not read from remote repository."))));
  }

  private static Verification ofStages(
      String path,
      Verdict verdict,
      String reason,
      List<SecretProof> secrets,
      List<Difference> differences,
      Optional<FailedStage> failure) {
    var migration = migrated(path, STAGES);
    var all = List.of("base", "themes", "build", "3");
    var before =
        new Side(
            "before", "HEAD~1", migration.before(), List.of(), all, 37, 2_614_882_304L, List.of());
    var after =
        new Side(
            "after",
            "the working tree",
            migration.after(),
            failure.stream().toList(),
            failure.isPresent() ? List.of("base", "themes") : all,
            failure.isPresent() ? 13 : 35,
            failure.isPresent() ? 1_307_000_111L : 2_614_801_920L,
            List.of());
    return new Verification(
        path,
        verdict,
        reason,
        BUILDER,
        migration,
        diff(migration),
        secrets,
        differences,
        List.of("the registry npm.example.com was not asked: the token is made up"),
        Optional.of(before),
        Optional.of(after));
  }

  /** A Dockerfile that could not be built in the first place. */
  public static Verification notProvable() {
    var migration = migrated("tools/Dockerfile", SIMPLE);
    var failure =
        new FailedStage(
            "0",
            true,
            5,
            "process \"/bin/sh -c pip install -r /app/requirements.txt\" did not complete"
                + " successfully: exit code: 1",
            List.of("#8 1.204 ERROR: No matching distribution found for acme-tools"));
    return new Verification(
        "tools/Dockerfile",
        Verdict.NOT_PROVABLE,
        "it does not build before the migration",
        BUILDER,
        migration,
        diff(migration),
        List.of(
            new SecretProof(
                "PIP_TOKEN",
                SecretKind.TOKEN,
                2,
                Source.GIVEN,
                "--secret id=PIP_TOKEN",
                List.of(),
                List.of())),
        List.of(),
        List.of(),
        Optional.of(
            new Side(
                "before",
                "the working tree",
                migration.before(),
                List.of(failure),
                List.of(),
                0,
                0,
                List.of("/app/data.zip: it is encrypted"))),
        Optional.empty());
  }

  /** A Dockerfile without secrets. */
  public static Verification unchanged() {
    var migration = migrated("docs/Dockerfile", "FROM nginx:1\nCOPY . /usr/share/nginx/html\n");
    return new Verification(
        "docs/Dockerfile",
        Verdict.UNCHANGED,
        "the migration changes nothing",
        BUILDER,
        migration,
        "",
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A proof in which all that a repository or a build can choose is an attack on a page. */
  public static Verification hostile() {
    var attack = "\"onload=\"window.taken=1\" '><script>window.taken=1</script>]]>--></svg>";
    var steering = "\u001b[31mred\u202etxt.exe\u2066 \u0000 \ud800 \u0085";
    var text =
        """
        FROM node:22 AS build
        ARG NPM_TOKEN
        RUN echo "<script>window.taken=1</script><img src=x onerror=window.taken=1>]]>" $NPM_TOKEN
        RUN echo '\u202egnp.exe \u001b[2J' && npm ci && echo 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字
        FROM "><script>window.taken=1</script>
        COPY --from=build /</style><script>window.taken=1</script> /app
        """;
    var migration = migrated("x/<script>window.taken=1</script>" + steering, text);
    var name = "NPM_TOKEN";
    var failure =
        new FailedStage(attack, false, 6, attack + steering, List.of(attack, steering, attack));
    var side =
        new Side(
            "before",
            attack,
            migration.before(),
            List.of(failure),
            List.of("build", attack),
            3,
            1_000,
            List.of(attack + steering));
    return new Verification(
        migration.path(),
        Verdict.LEAKS,
        attack + steering,
        attack,
        migration,
        diff(migration) + "+" + attack + steering + "\n",
        List.of(
            new SecretProof(
                name,
                SecretKind.TOKEN,
                2,
                Source.GIVEN,
                "--secret id=NPM_TOKEN",
                List.of(layer(name, "build", 2, "/" + attack.repeat(9) + steering, 3)),
                List.of(layer(name, attack, 2, "/" + attack, 3))),
            new SecretProof(
                attack + steering, SecretKind.OTHER, 0, Source.NONE, attack, List.of(), List.of())),
        List.of(new Difference("/" + attack + steering, attack, Standing.UNEXPLAINED, 6)),
        List.of(attack, steering),
        Optional.of(side),
        Optional.of(side));
  }

  /** Twenty stages, each with a token of its own. */
  public static Verification many() {
    var text = new StringBuilder();
    var secrets = new ArrayList<SecretProof>();
    for (int at = 1; at <= 20; at++) {
      var name = "A" + at + "_TOKEN";
      text.append("FROM node:22 AS stage-with-a-rather-long-name-").append(at).append('\n');
      text.append("ARG ").append(name).append('\n');
      text.append("RUN curl -H \"Authorization: Bearer $").append(name);
      text.append("\" https://files.example.com/archive-").append(at).append(".tar.gz | tar xz\n");
      if (at > 1) {
        text.append("COPY --from=stage-with-a-rather-long-name-").append(at / 2).append(" /a /a\n");
      }
      int line = at == 1 ? 2 : at * 4 - 3;
      var stage = "stage-with-a-rather-long-name-" + at;
      secrets.add(
          new SecretProof(
              name,
              SecretKind.TOKEN,
              line,
              Source.MADE_UP,
              "--secret id=" + name,
              List.of(
                  at(name, Place.HISTORY, stage, "", line + 1),
                  at(name, Place.LOG, "", "", line + 1)),
              List.of()));
    }
    return of(migrated("Dockerfile", text.toString()), secrets);
  }

  private static Verification of(DockerfileResult migration, List<SecretProof> secrets) {
    return new Verification(
        migration.path(),
        Verdict.PROVEN,
        "nothing of the secrets is left",
        BUILDER,
        migration,
        diff(migration),
        secrets,
        List.of(),
        List.of(),
        Optional.of(
            new Side(
                "before",
                "HEAD",
                migration.before(),
                List.of(),
                List.of("stage-with-a-rather-long-name-1"),
                20,
                1_000_000,
                List.of())),
        Optional.empty());
  }

  /** A secret with these traces before, and none after. */
  public static Verification withTraces(List<Trace> traces) {
    var secret =
        new SecretProof(
            "A", SecretKind.TOKEN, 3, Source.MADE_UP, "--secret id=A", traces, List.of());
    return ofStages(
        "Dockerfile", Verdict.PROVEN, "it is gone", List.of(secret), List.of(), Optional.empty());
  }

  /** A build after that fails with one line of log. */
  public static Verification withLog(String line) {
    return ofStages(
        "Dockerfile",
        Verdict.FAILS,
        "it fails",
        List.of(key()),
        List.of(),
        Optional.of(new FailedStage("build", true, 17, "exit code: 1", List.of(line))));
  }

  /** One of each. */
  public static List<Verification> all() {
    return List.of(proven(), leaking(), failing(), notProvable(), unchanged());
  }
}
