package dev.keymount.migrate;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerDocument.Options;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.EditPlan;
import dev.keymount.source.SourceText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The callers of a repository: read before its Dockerfiles are migrated, because they name further
 * Dockerfiles and the engines that build them, and rewritten afterwards.
 */
public final class Callers {

  /** Words of which a text that calls a build or logs in to a registry has at least one. */
  private static final List<String> WORDS =
      List.of("build", "login", "target", "docker", "extends");

  private final Path root;
  private final Settings settings;
  private final List<Read> files;
  private final List<Path> unread;
  private final Map<String, Set<String>> rewritten = new HashMap<>();
  private Pairing pairing;

  private Callers(Path root, Settings settings, List<Read> files, List<Path> unread) {
    this.root = root;
    this.settings = settings;
    this.files = files;
    this.unread = unread;
    this.pairing = Pairing.of(List.of(), List.of());
  }

  /** A file that was read as a caller. */
  private record Read(CallerFile file, String format, CallerDocument document) {}

  /** Returns the callers of a run that looks at none. */
  public static Callers none(Path root, Settings settings) {
    return new Callers(root, settings, List.of(), List.of());
  }

  /**
   * Reads those of the candidates that call builds; what can't be read calls none.
   *
   * @param root the root of the run
   * @param candidates files whose names are those of callers
   */
  public static Callers read(Path root, Settings settings, List<Path> candidates) {
    var base = root.toAbsolutePath().normalize();
    var surroundings = new RepositorySurroundings(base);
    var read =
        candidates.parallelStream()
            .map(file -> text(base, surroundings, file).flatMap(Callers::read))
            .toList();
    var unread = new ArrayList<Path>();
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).isEmpty()) {
        unread.add(candidates.get(i));
      }
    }
    return new Callers(base, settings, read.stream().flatMap(Optional::stream).toList(), unread);
  }

  private static Optional<CallerFile> text(
      Path root, RepositorySurroundings surroundings, Path file) {
    var absolute = file.toAbsolutePath().normalize();
    try {
      if (!absolute.startsWith(root) || Files.size(absolute) > RepositorySurroundings.MAX_BYTES) {
        return Optional.empty();
      }
      var path = root.relativize(absolute).toString().replace(File.separatorChar, '/');
      var source = SourceText.decode(Files.readAllBytes(absolute));
      boolean isCaller =
          WORDS.stream().anyMatch(source.text()::contains) && source.text().indexOf('\0') < 0;
      return isCaller ? Optional.of(new CallerFile(path, source, surroundings)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Read> read(CallerFile caller) {
    for (var format : CallerFormats.ALL) {
      var document =
          format.covers(caller.path()) ? format.read(caller) : Optional.<CallerDocument>empty();
      if (document.isPresent()) {
        return Optional.of(new Read(caller, format.label(), document.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the Dockerfiles of a run: those that were found, and those that only callers name, all
   * in order. A file that has several names by links is there once: by its own name, unless only a
   * link was found.
   *
   * @param passed tells which directories and files to pass over although callers name them
   */
  public List<Path> withNamed(List<Path> found, Predicate<Path> passed) {
    return named().with(found, passed);
  }

  private NamedDockerfiles named() {
    return new NamedDockerfiles(
        root,
        files.stream()
            .flatMap(read -> read.document().calls().stream())
            .flatMap(call -> call.target().dockerfiles().stream())
            .toList());
  }

  /**
   * Decides which call builds which Dockerfile.
   *
   * @param dockerfiles the paths of all Dockerfiles of the run, relative to the root
   */
  public void pair(List<String> dockerfiles) {
    var calls = new ArrayList<Pairing.Site>();
    var elsewhere = new HashMap<String, Engine>();
    for (var read : files) {
      read.document().engine().ifPresent(engine -> elsewhere.put(read.file().path(), engine));
      for (var call : read.document().calls()) {
        calls.add(new Pairing.Site(read.file().path(), call));
      }
    }
    var links = new HashMap<String, String>();
    named().byName().forEach((name, file) -> links.put(name, Migration.relative(root, file)));
    links.keySet().removeAll(dockerfiles);
    pairing = Pairing.of(calls, dockerfiles, elsewhere, links);
  }

  /** Returns what builds a Dockerfile, of that tree, as far as its callers tell. */
  Engine engine(String dockerfile, Dockerfile tree) {
    return pairing.engine(dockerfile, DockerfileNeeds.arguments(tree));
  }

  /** Takes note of a Dockerfile that is migrated, or stays as it is. */
  public void take(DockerfileResult result) {
    pairing.take(result);
  }

  /** Returns what becomes of the callers, in order of their paths; nothing is written. */
  public List<CallerResult> results() {
    return results(settings.unsafe());
  }

  /**
   * Returns what becomes of the callers, in order of their paths; nothing is written.
   *
   * @param unsafe whether they change where it is a guess which Dockerfile they build
   */
  public List<CallerResult> results(boolean unsafe) {
    var results = new ArrayList<CallerResult>();
    var demands = pairing.demands();
    var options = new Options(settings.covers(CallerRule.REGISTRY_PASSWORD_ARGUMENT), unsafe);
    int from = 0;
    for (var read : files) {
      int to = from + read.document().calls().size();
      result(read, demands.subList(from, to), options).ifPresent(results::add);
      from = to;
    }
    mentions().ifPresent(mentions -> results.addAll(mentioned(mentions)));
    results.sort(Comparator.comparing(CallerResult::path));
    return results;
  }

  private Optional<Mentions> mentions() {
    var moved = pairing.moved();
    return moved.isEmpty() || !settings.covers(CallerRule.SECRET_BUILD_ARG)
        ? Optional.empty()
        : Optional.of(new Mentions(moved));
  }

  private static List<Answer> mentioned(CallerFile file, Mentions mentions) {
    boolean isBroken = file.path().matches(".*\\.ya?ml") && YamlText.read(file.source()).isEmpty();
    return isBroken
        ? mentions.inUnreadable(file.source())
        : mentions.in(file.source(), Set.of(), CallerRewrite.NONE);
  }

  /** Returns what the files say that no format reads. */
  private List<CallerResult> mentioned(Mentions mentions) {
    var surroundings = new RepositorySurroundings(root);
    return unread.parallelStream()
        .flatMap(path -> text(root, surroundings, path).stream())
        .map(
            file ->
                new CallerResult(file.path(), "text", mentioned(file, mentions), Optional.empty()))
        .filter(result -> !result.answers().isEmpty())
        .toList();
  }

  private Optional<CallerResult> result(Read read, List<Demand> demands, Options options) {
    boolean asked = settings.covers(CallerRule.SECRET_BUILD_ARG);
    var wanted = asked ? demands : demands.stream().map(demand -> Demand.NONE).toList();
    var rewrite = read.document().rewrite(wanted, options);
    var file = read.file();
    var answers = new ArrayList<Answer>();
    rewrite.answers().stream().map(Callers::explained).forEach(answers::add);
    mentions()
        .ifPresent(
            mentions -> answers.addAll(mentions.in(file.source(), kept(read, wanted), rewrite)));
    answers.sort(Comparator.comparingInt(Answer::line));
    if (answers.isEmpty() && rewrite.edits().isEmpty()) {
      return Optional.empty();
    }
    var change = change(file, rewrite);
    if (change.isPresent()) {
      noteRewritten(read, wanted);
    }
    return Optional.of(new CallerResult(file.path(), read.format(), answers, change));
  }

  /** Returns the arguments that some call passes and goes on passing. */
  private static Set<String> kept(Read read, List<Demand> demands) {
    var kept = new HashSet<String>();
    var calls = read.document().calls();
    for (int i = 0; i < calls.size(); i++) {
      for (var argument : calls.get(i).arguments()) {
        var need = demands.get(i).forArgument(argument);
        if (need.isEmpty() || need.get().keepsArgument()) {
          kept.add(argument);
        }
      }
    }
    return kept;
  }

  /** Says of a guess that it is one. */
  private static Answer explained(Answer answer) {
    if (answer.applicability() != Applicability.UNSAFE) {
      return answer;
    }
    var guess = "nothing but the name of the argument says which Dockerfile the call builds";
    return new Answer(
        answer.line(),
        answer.rule(),
        answer.applicability(),
        answer.applied(),
        answer.before(),
        answer.after(),
        answer.reason().isEmpty() ? guess : guess + "; " + answer.reason());
  }

  private static Optional<ChangedFile> change(CallerFile file, CallerRewrite rewrite) {
    var before = file.source();
    var after = EditPlan.of(rewrite.edits()).applyTo(before.text());
    return after.equals(before.text())
        ? Optional.empty()
        : Optional.of(new ChangedFile(file.path(), Optional.of(before), before.withText(after)));
  }

  private void noteRewritten(Read read, List<Demand> demands) {
    var calls = read.document().calls();
    for (int i = 0; i < calls.size(); i++) {
      if (!demands.get(i).isEmpty()) {
        var site = new Pairing.Site(read.file().path(), calls.get(i));
        rewritten
            .computeIfAbsent(read.file().path(), path -> new HashSet<>())
            .addAll(pairing.dockerfiles(site));
      }
    }
  }

  /** Returns whether a caller that is known to build a Dockerfile was rewritten for it. */
  public boolean isCalled(String dockerfile) {
    return rewritten.values().stream().anyMatch(dockerfiles -> dockerfiles.contains(dockerfile));
  }

  /** Takes note that a file of callers stays as it is. */
  public void leave(String path) {
    rewritten.remove(path);
  }

  /** Returns the Dockerfiles that want anything of the calls in a file, in order of the calls. */
  public List<String> served(String path) {
    return files.stream()
        .filter(read -> read.file().path().equals(path))
        .flatMap(read -> read.document().calls().stream())
        .flatMap(call -> pairing.served(new Pairing.Site(path, call)).stream())
        .distinct()
        .toList();
  }
}
