package dev.keymount.caller.tool;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Projects of Maven whose plugins build images. */
public final class MavenFormat implements CallerFormat {

  private static final Set<String> FABRIC8 = Set.of("io.fabric8", "org.jolokia");

  @Override
  public String label() {
    return "maven";
  }

  @Override
  public boolean covers(String path) {
    return path.equals("pom.xml") || path.endsWith("/pom.xml");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    if (!file.source().text().contains("-maven-plugin")
        || !file.source().text().contains("docker")) {
      return Optional.empty();
    }
    return XmlElement.read(file.source().text())
        .map(
            project ->
                project.all("plugin").flatMap(plugin -> builds(file, project, plugin)).toList())
        .filter(builds -> !builds.isEmpty())
        .map(builds -> new MavenDocument(file.source(), builds));
  }

  private static Stream<MavenBuild> builds(CallerFile file, XmlElement project, XmlElement plugin) {
    var group = plugin.text("groupId").orElse("");
    var artifact = plugin.text("artifactId").orElse("");
    if (FABRIC8.contains(group) && artifact.equals("docker-maven-plugin")) {
      var version = plugin.text("version").flatMap(text -> resolved(project, text));
      return plugin
          .all("image")
          .flatMap(image -> image.child("build").stream())
          .filter(build -> build.child("from").isEmpty())
          .map(build -> build(file, build, build.child("args"), version, true));
    }
    if (group.equals("com.spotify") && artifact.matches("docker(file)?-maven-plugin")) {
      return plugin
          .all("configuration")
          .filter(build -> build.child("baseImage").isEmpty())
          .map(build -> build(file, build, build.child("buildArgs"), Optional.empty(), false));
    }
    return Stream.of();
  }

  private static MavenBuild build(
      CallerFile file,
      XmlElement element,
      Optional<XmlElement> arguments,
      Optional<String> version,
      boolean fabric8) {
    return new MavenBuild(
        file.directory(),
        element,
        arguments.map(XmlElement::children).orElse(List.of()),
        version,
        fabric8);
  }

  /** Returns a version, which may be a property of the project. */
  private static Optional<String> resolved(XmlElement project, String version) {
    return version.startsWith("${")
        ? project
            .child("properties")
            .flatMap(all -> all.text(version.substring(2, Math.max(2, version.length() - 1))))
        : Optional.of(version);
  }
}
