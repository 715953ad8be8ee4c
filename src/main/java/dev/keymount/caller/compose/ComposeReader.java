package dev.keymount.caller.compose;

import dev.keymount.caller.CallerFile;
import dev.keymount.caller.Target;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.source.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the services of one file that are built, and what each is built from. */
final class ComposeReader {

  private static final Pattern REMOTE =
      Pattern.compile("(?i)^[a-z+]+://.*|^git@.*|^github\\.com/.*|.*\\.git(#.*)?$");
  private static final List<String> BASES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");
  private static final int MOST_LAYERS = 8;

  private final CallerFile file;
  private final YamlValue root;
  private final Map<String, String> environment;

  ComposeReader(CallerFile file, YamlValue root) {
    this.file = file;
    this.root = root;
    this.environment = DotEnv.beside(file);
  }

  /** Returns the services in order of the text. */
  List<ComposeService> services() {
    var found = new ArrayList<ComposeService>();
    var services = root.get("services").orElse(root);
    services.entries().forEach((name, service) -> service(name, service).ifPresent(found::add));
    return found;
  }

  /** Returns the values that the project's {@code .env} gives. */
  Map<String, String> environment() {
    return environment;
  }

  private Optional<ComposeService> service(String name, YamlValue service) {
    var layers = layers(name, service);
    boolean here = layers.get(0).build().isPresent();
    boolean elsewhere =
        layers.stream()
            .anyMatch(
                layer ->
                    layer.kind() == Layer.Kind.EXTENDED_ELSEWHERE && layer.build().isPresent());
    boolean inline =
        layers.stream()
            .anyMatch(
                layer ->
                    layer.build().flatMap(build -> build.get("dockerfile_inline")).isPresent());
    if (!here && !elsewhere || inline) {
      return Optional.empty();
    }
    return Optional.of(new ComposeService(name, layers, target(layers)));
  }

  private List<Layer> layers(String name, YamlValue service) {
    var layers = new ArrayList<Layer>();
    layers.add(new Layer(Layer.Kind.OWN, file.directory(), service));
    var services = root.get("services").orElse(root);
    var directory = file.directory();
    var kind = Layer.Kind.EXTENDED;
    var extended = service.get("extends");
    while (extended.isPresent() && layers.size() < MOST_LAYERS) {
      var from = extended.get().get("file").flatMap(YamlValue::scalar);
      if (from.isPresent()) {
        var path = RepositoryPath.join(directory, Interpolation.path(from.get(), environment));
        var other = path.flatMap(this::read);
        if (other.isEmpty()) {
          break;
        }
        kind = path.get().equals(file.path()) ? kind : Layer.Kind.EXTENDED_ELSEWHERE;
        directory = RepositoryPath.directory(path.get());
        services = other.get().get("services").orElse(other.get());
      }
      var wanted = extended.get().scalar().or(() -> service(extendedService(layers)));
      var next = wanted.flatMap(services::get);
      if (next.isEmpty()) {
        break;
      }
      layers.add(new Layer(kind, directory, next.get()));
      extended = next.get().get("extends");
    }
    base(name).ifPresent(layers::add);
    return layers;
  }

  private static Optional<YamlValue> extendedService(List<Layer> layers) {
    return layers.get(layers.size() - 1).service().at("extends", "service");
  }

  private static Optional<String> service(Optional<YamlValue> named) {
    return named.flatMap(YamlValue::scalar);
  }

  /** Returns the same service in the file that this one is meant to be laid over. */
  private Optional<Layer> base(String name) {
    return base()
        .flatMap(other -> other.at("services", name))
        .map(service -> new Layer(Layer.Kind.BASE, file.directory(), service));
  }

  /** Returns the file that this one is meant to be laid over. */
  Optional<YamlValue> base() {
    var own = file.name();
    if (BASES.contains(own)) {
      return Optional.empty();
    }
    var over = own.replaceFirst("\\.override(\\.ya?ml)$", "$1");
    var candidates = new ArrayList<String>();
    if (!over.equals(own)) {
      candidates.addAll(
          List.of(
              over, over.replaceFirst("\\.\\w+$", ".yml"), over.replaceFirst("\\.\\w+$", ".yaml")));
    }
    candidates.addAll(BASES);
    return candidates.stream()
        .map(candidate -> RepositoryPath.join(file.directory(), candidate))
        .flatMap(Optional::stream)
        .map(this::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<YamlValue> read(String path) {
    return file.surroundings()
        .text(path)
        .flatMap(text -> YamlText.read(SourceText.of(text)))
        .flatMap(YamlText::root);
  }

  private Target target(List<Layer> layers) {
    var context = layers.stream().filter(layer -> layer.setting("context").isPresent()).findFirst();
    var directory = context.map(Layer::directory).orElse(file.directory());
    var where = context.flatMap(layer -> layer.setting("context")).orElse(".");
    var dockerfile =
        layers.stream()
            .map(layer -> layer.setting("dockerfile"))
            .flatMap(Optional::stream)
            .findFirst()
            .or(() -> layers.get(0).service().get("dockerfile").flatMap(YamlValue::scalar))
            .orElse("Dockerfile");
    var from = Interpolation.path(where, environment);
    if (REMOTE.matcher(from).matches()) {
      return Target.UNKNOWN;
    }
    return RepositoryPath.join(directory, from)
        .flatMap(path -> RepositoryPath.join(path, Interpolation.path(dockerfile, environment)))
        .map(path -> new Target(List.of(path)))
        .orElse(Target.UNKNOWN);
  }

  /** Paths relative to the root of the repository. */
  static final class RepositoryPath {

    private RepositoryPath() {}

    /** Returns a path without {@code .} and {@code ..}; empty where it leaves the repository. */
    static Optional<String> join(String directory, String path) {
      if (path.startsWith("/") || path.startsWith("~") || path.contains("\\")) {
        return Optional.empty();
      }
      var parts = new ArrayDeque<String>();
      for (var part : (directory + "/" + path).split("/", -1)) {
        if (part.equals("..")) {
          if (parts.pollLast() == null) {
            return Optional.empty();
          }
        } else if (!Set.of("", ".").contains(part)) {
          parts.add(part);
        }
      }
      return Optional.of(String.join("/", parts));
    }

    static String directory(String path) {
      var parts = path.split("/", -1);
      return String.join("/", Arrays.asList(parts).subList(0, parts.length - 1));
    }
  }
}
