package dev.keymount.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Repositories of a made-up organisation on the disk, bare as a server has them. They are made of
 * the project's own fixtures, and the same seed makes the same repositories, to their commits.
 */
public final class Organisation {

  private static final List<String> TEAMS =
      List.of("billing", "data", "identity", "mobile", "platform", "search", "web");

  private static final long EPOCH = 1_700_000_000L;

  private final Path directory;
  private final Random random;
  private final List<Path> projects;
  private final List<Path> dockerfiles;
  private final List<Path> lookAlikes;

  private Organisation(Path directory, Random random) throws IOException {
    this.directory = directory;
    this.random = random;
    var testdata = Path.of(System.getProperty("keymount.testdata", "testdata"));
    this.projects = below(testdata.resolve("callers"), "before");
    this.dockerfiles = below(testdata.resolve("migrate"), "Dockerfile");
    this.lookAlikes = new ArrayList<>();
    for (var folder : below(testdata.resolve("migrate"), "left-alone")) {
      try (var files = Files.list(folder)) {
        files.filter(Files::isRegularFile).sorted().forEach(lookAlikes::add);
      }
    }
  }

  private static List<Path> below(Path folder, String name) throws IOException {
    try (var found = Files.walk(folder, 3)) {
      return found.filter(path -> path.endsWith(name)).sorted().toList();
    }
  }

  /**
   * Makes an organisation.
   *
   * @return the URLs of its repositories
   */
  public static List<String> make(Path directory, int repositories, long seed) throws Exception {
    var organisation = new Organisation(directory, new Random(seed));
    var urls = new ArrayList<String>();
    for (int number = 0; number < repositories; number++) {
      urls.add(organisation.repository(number));
    }
    return urls;
  }

  private String repository(int number) throws Exception {
    var team = TEAMS.get(random.nextInt(TEAMS.size()));
    var bare = directory.resolve(team).resolve("app-" + number + ".git");
    Files.createDirectories(bare.resolve("objects"));
    Files.createDirectories(bare.resolve("refs/heads"));
    Files.writeString(bare.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(
        bare.resolve("config"),
        "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"
            + "[uploadpack]\n\tallowFilter = true\n\tallowAnySHA1InWant = true\n");
    commit(bare, files(number), number);
    return bare.toUri().toString().replaceFirst("^file:/(?!/)", "file:///").replaceFirst("/$", "");
  }

  private Map<String, byte[]> files(int number) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("README.md", ("# app " + number + "\n").getBytes(StandardCharsets.UTF_8));
    int kind = random.nextInt(100);
    if (kind < 55) {
      add(projects.get(random.nextInt(projects.size())), files);
    } else if (kind < 80) {
      var fixture = dockerfiles.get(random.nextInt(dockerfiles.size()));
      files.put("Dockerfile", Files.readAllBytes(fixture));
    } else if (kind < 95) {
      var fixture = lookAlikes.get(random.nextInt(lookAlikes.size()));
      files.put("docker/Dockerfile", Files.readAllBytes(fixture));
    }
    int sources = random.nextInt(30);
    for (int source = 0; source < sources; source++) {
      files.put(
          "src/module" + source % 5 + "/File" + source + ".txt",
          ("line " + random.nextInt() + "\n").repeat(20).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private static void add(Path folder, Map<String, byte[]> files) throws IOException {
    try (var found = Files.walk(folder)) {
      for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  /** Commits files to the branch main of a bare repository. */
  private static void commit(Path bare, Map<String, byte[]> files, int number) throws Exception {
    var stream = new ByteArrayOutputStream();
    text(stream, "commit refs/heads/main\n");
    text(stream, "committer Somebody <somebody@example.com> " + (EPOCH + number) + " +0000\n");
    text(stream, "data 6\nstart\n\n");
    for (var file : files.entrySet()) {
      text(stream, "M 100644 inline " + quoted(file.getKey()) + "\n");
      text(stream, "data " + file.getValue().length + "\n");
      stream.writeBytes(file.getValue());
      text(stream, "\n");
    }
    text(stream, "done\n");
    var process =
        new ProcessBuilder("git", "fast-import", "--quiet", "--done", "--force")
            .directory(bare.toFile())
            .redirectErrorStream(true)
            .start();
    try (var input = process.getOutputStream()) {
      stream.writeTo(input);
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  private static void text(ByteArrayOutputStream stream, String text) {
    stream.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String path) {
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
