package dev.keymount.report.html;

import dev.keymount.migrate.BuildContract;
import dev.keymount.migrate.ChangedFile;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.RepositoryMigration;
import dev.keymount.migrate.RepositoryMigration.Unconfigured;
import dev.keymount.migrate.RepositoryMigration.Wishes;
import dev.keymount.result.Delivery;
import dev.keymount.result.Findings;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.secret.NamePolicy;
import dev.keymount.transform.MountForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Repositories of a made-up organisation, migrated in earnest. */
final class Organisation {

  private static final String HOST = "https://git.example.com/";
  private static final Wishes WISHES =
      new Wishes(MountForms.DEFAULT, false, Set.of(), Set.of(), true);

  private static final String CHECKOUT =
      """
      # The checkout of the shop.
      FROM node:22 AS build

      # the deploy key of the build machine
      ARG SSH_PRIVATE_KEY
      ARG NPM_TOKEN
      RUN mkdir -p ~/.ssh && echo "$SSH_PRIVATE_KEY" > ~/.ssh/id_rsa && chmod 600 ~/.ssh/id_rsa \\
       && ssh-keyscan git.example.com >> ~/.ssh/known_hosts

      WORKDIR /app
      COPY package.json package-lock.json .npmrc ./
      RUN npm ci
      RUN git clone git@git.example.com:web/themes.git && rm ~/.ssh/id_rsa
      COPY . .
      RUN npm run build

      FROM nginx:1
      COPY --from=build /app/dist /usr/share/nginx/html
      """;

  private static final String LEDGER =
      """
      FROM debian:stable AS keys
      ARG SSH_PRIVATE_KEY
      RUN mkdir -p /root/.ssh && echo "$SSH_PRIVATE_KEY" > /root/.ssh/id_rsa && chmod 600 /root/.ssh/id_rsa
      RUN ssh-keyscan git.example.com > /root/.ssh/known_hosts

      FROM debian:stable AS source
      COPY --from=keys /root/.ssh /root/.ssh
      RUN git clone git@git.example.com:payments/ledger-core.git /app

      FROM debian:stable-slim
      COPY --from=source /app /app
      """;

  private static final String CLONE =
      """
      FROM alpine/git AS source
      ARG GIT_TOKEN
      RUN git clone --depth 1 https://x-access-token:${GIT_TOKEN}@git.example.com/data/models.git /app
      FROM alpine:3
      COPY --from=source /app /app
      """;

  private static final String INDEX =
      """
      FROM python:3
      WORKDIR /srv
      COPY requirements.txt .
      RUN pip install --extra-index-url https://ci:CANARY0123@pypi.example.com/simple -r requirements.txt
      COPY . .
      CMD ["python", "-m", "ingest"]
      """;

  private static final String MAVEN =
      """
      FROM maven:3 AS build
      COPY settings.xml /root/.m2/settings.xml
      COPY pom.xml .
      RUN mvn -B dependency:go-offline
      COPY src src
      RUN mvn -B -o package
      FROM eclipse-temurin:21
      COPY --from=build target/warehouse.jar /app.jar
      """;

  private static final String SETTINGS =
      "<settings><servers><server><id>internal</id><username>ci</username>"
          + "<password>CANARY0123456789</password></server></servers></settings>\n";

  private static final String ENVIRONMENT =
      """
      FROM node:22 AS build
      ENV NPM_TOKEN=CANARY0123456789abcdef0123
      RUN npm ci

      FROM nginx:1
      COPY --from=build /app/dist /usr/share/nginx/html
      """;

  private static final String HEADER =
      """
      FROM alpine:3
      RUN apk add --no-cache curl
      RUN curl -fsSL -H "Authorization: Bearer CANARY0123456789abcdef0123" https://files.example.com/agent -o /agent
      """;

  private static final String MISSING =
      """
      FROM node:22
      WORKDIR /app
      COPY package.json .
      RUN npm install git+ssh://git@git.example.com/tools/changelog.git
      """;

  private static final String CLEAN = "FROM nginx:1\nCOPY public /usr/share/nginx/html\n";

  private final Path directory;
  private final List<RepositoryResult> results = new ArrayList<>();

  private Organisation(Path directory) {
    this.directory = directory;
  }

  /** Returns a dozen repositories, which are made below a directory. */
  static List<RepositoryResult> in(Path directory) throws IOException {
    var organisation = new Organisation(directory);
    organisation.migrate(
        "payments/checkout",
        Map.of(
            "Dockerfile",
            CHECKOUT,
            ".npmrc",
            "//npm.example.com/:_authToken=${NPM_TOKEN}\n",
            "Makefile",
            "image:\n\tdocker build --build-arg SSH_PRIVATE_KEY=\"$$(cat ~/.ssh/id_rsa)\" --build-arg"
                + " NPM_TOKEN=$(NPM_TOKEN) -t checkout .\n"));
    organisation.migrate("payments/ledger", Map.of("Dockerfile", LEDGER));
    organisation.migrate("payments/statements", Map.of("Dockerfile", CLEAN));
    organisation.migrate("data/models", Map.of("Dockerfile", CLONE, "export/Dockerfile", HEADER));
    organisation.migrate("data/ingest", Map.of("Dockerfile", INDEX, "requirements.txt", "six\n"));
    organisation.migrate(
        "data/warehouse",
        Map.of("Dockerfile", MAVEN, "settings.xml", SETTINGS, "pom.xml", "<project/>\n"));
    organisation.migrate("web/storefront", Map.of("Dockerfile", ENVIRONMENT));
    organisation.migrate("web/design-system", Map.of("Dockerfile", CLEAN));
    organisation.migrate("tools/agents", Map.of("Dockerfile", HEADER));
    organisation.migrate("tools/release", Map.of("Dockerfile", MISSING));
    organisation.without(
        "legacy/erp-connector",
        Outcome.SKIPPED,
        "its work tree has changes that are not committed");
    organisation.without(
        "legacy/reports", Outcome.FAILED, "git clone ended with 128: repository not found");
    organisation.migrate("docs/handbook", Map.of("Dockerfile", CLEAN));
    return organisation.results;
  }

  private void without(String name, Outcome outcome, String reason) {
    results.add(RepositoryResult.without(results.size(), name, source(name), outcome, reason));
  }

  private static String source(String name) {
    return HOST + name + ".git";
  }

  private void migrate(String name, Map<String, String> files) throws IOException {
    var root = directory.resolve(name);
    for (var file : files.entrySet()) {
      var path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    var findings = new Findings(NamePolicy.NONE);
    var dockerfiles = new ArrayList<DockerfileResult>();
    var migration = migration(root);
    migration.run(
        result -> {
          findings.add(result);
          dockerfiles.add(result);
        },
        findings::add);
    var commands = new LinkedHashMap<String, String>();
    for (var dockerfile : dockerfiles) {
      var contract = BuildContract.of(dockerfile);
      if (!contract.isEmpty() && !migration.isCalled(dockerfile.path())) {
        commands.put(dockerfile.path(), contract.command(dockerfile.path(), ""));
      }
    }
    var diff = migration.changes().stream().map(ChangedFile::diff).collect(Collectors.joining());
    results.add(
        new RepositoryResult(
            results.size(),
            name,
            source(name),
            "4f0c2b7d9e8a61530f1e2d3c4b5a69788796a5b4",
            findings.outcome(),
            "",
            findings.dockerfiles(),
            findings.findings(),
            findings.issues(),
            List.copyOf(commands.values()),
            diff.isEmpty() ? Delivery.NONE : delivery(name),
            diff));
  }

  private static RepositoryMigration migration(Path root) throws IOException {
    try {
      return RepositoryMigration.of(root, WISHES, path -> false);
    } catch (Unconfigured e) {
      throw new IOException(e);
    }
  }

  private Delivery delivery(String name) {
    return new Delivery(
        "patches/" + name.replace('/', '-') + ".patch",
        "keymount/build-secrets",
        "9b1e77aa03c4d5e6f708192a3b4c5d6e7f809112",
        true,
        HOST + name + "/-/merge_requests/" + (40 + results.size()),
        false);
  }
}
