package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a step runs: who runs it, in which directory, and what its words mean there.
 *
 * <p>Values are symbolic: a variable that is not known stays <code>${name}</code> in them.
 */
public final class Place {

  private static final int MAX_DEPTH = 16;

  private final Build build;
  private final Stage stage;
  private final int position;
  private final @Nullable String directory;

  private Place(Build build, Stage stage, int position, @Nullable String directory) {
    this.build = build;
    this.stage = stage;
    this.position = position;
    this.directory = directory;
  }

  /** Returns the place of a step in a stage. */
  public static Place of(Build build, Stage stage, Step step) {
    return new Place(build, stage, step.position(), null);
  }

  /** Returns the place of the instruction at a position in a stage. */
  static Place at(Build build, Stage stage, int position) {
    return new Place(build, stage, position, null);
  }

  /** Returns this place with another working directory. */
  Place in(String other) {
    return new Place(build, stage, position, other);
  }

  Build build() {
    return build;
  }

  /** Returns the user as USER names it, without its group; {@code root} where nothing says. */
  public String user() {
    var user = expand(stage.userAt(position).orElse("root"), 0);
    int colon = user.indexOf(':');
    var name = colon < 0 ? user : user.substring(0, colon);
    return name.equals("0") || name.isEmpty() ? "root" : name;
  }

  /** Returns the home directory by ENV or, failing that, by convention. */
  public String home() {
    var defined = value("HOME", 0);
    if (defined.isPresent()) {
      return defined.get();
    }
    var user = user();
    return user.equals("root") ? "/root" : "/home/" + user;
  }

  /** Returns the working directory. */
  public String workdir() {
    var known = directory;
    return known != null ? known : workdirOfStage();
  }

  private String workdirOfStage() {
    var current = "/";
    for (var step : stage.workdirsBefore(position)) {
      var values = step.instruction().values();
      if (!values.isEmpty()) {
        current = absolute(expand(values.get(0), 0), current);
      }
    }
    return current;
  }

  /** Returns whether a directory is there, as far as the text before the step says. */
  public boolean hasDirectory(String path) {
    return Directories.isThere(build, stage, position, path);
  }

  /** Returns the value of a Dockerfile word. */
  public String expand(String word) {
    return expand(word, 0);
  }

  /** Returns the value of a Dockerfile word in a build whose caller sets no argument. */
  String withDefaults(String word) {
    return DockerWord.expand(word, build.file().escape(), this::defaultOf);
  }

  private Optional<String> defaultOf(String name) {
    var known = value(name, 0);
    return known.isPresent()
        ? known
        : stage.definition(name, position).flatMap(Definition::value).map(text -> expand(text, 1));
  }

  private String expand(String word, int depth) {
    return DockerWord.expand(word, build.file().escape(), name -> value(name, depth + 1));
  }

  /** Returns the known value of a variable: that of an ENV; an ARG's may come from the caller. */
  private Optional<String> value(String name, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    return stage
        .definition(name, position)
        .filter(Definition::environment)
        .flatMap(
            definition ->
                definition
                    .value()
                    .map(
                        text ->
                            new Place(build, stage, definition.step().position(), null)
                                .expand(text, depth + 1)));
  }

  /** Returns the value of a shell word; empty where a command takes part in it. */
  public Optional<String> value(Word word) {
    var value = new StringBuilder();
    if (!append(word.parts(), value)) {
      return Optional.empty();
    }
    var first = word.parts().isEmpty() ? null : word.parts().get(0);
    if (first instanceof WordPart.Literal literal && literal.value().startsWith("~")) {
      boolean bare = value.length() == 1 || value.charAt(1) == '/';
      return Optional.of(bare ? home() + value.substring(1) : tilde(value.toString()));
    }
    return Optional.of(value.toString());
  }

  private static String tilde(String value) {
    int slash = value.indexOf('/');
    var user = slash < 0 ? value.substring(1) : value.substring(1, slash);
    var rest = slash < 0 ? "" : value.substring(slash);
    return (user.equals("root") ? "/root" : "/home/" + user) + rest;
  }

  private boolean append(List<WordPart> parts, StringBuilder value) {
    for (var part : parts) {
      if (part instanceof WordPart.Literal literal) {
        value.append(literal.value());
      } else if (part instanceof WordPart.SingleQuoted quoted) {
        value.append(quoted.value());
      } else if (part instanceof WordPart.DoubleQuoted quoted) {
        if (!append(quoted.parts(), value)) {
          return false;
        }
      } else if (part instanceof WordPart.Parameter parameter) {
        value.append(parameter(parameter));
      } else {
        return false;
      }
    }
    return true;
  }

  private String parameter(WordPart.Parameter parameter) {
    var name = parameter.name();
    if (name.equals("HOME")) {
      return home();
    }
    var known = parameter.operator().isEmpty() ? value(name, 0) : Optional.<String>empty();
    return known.orElse("${" + name + parameter.operator().orElse("") + "}");
  }

  /** Returns a path as an absolute one, a relative one below the working directory. */
  String resolve(String path) {
    return absolute(path, isAbsolute(path) ? "/" : workdir());
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.startsWith("${");
  }

  /** Returns a path as an absolute one without {@code .} and empty segments. */
  public static String absolute(String path, String directory) {
    var joined = isAbsolute(path) ? path : directory + "/" + path;
    var result = new StringBuilder();
    for (var segment : joined.split("/", -1)) {
      if (segment.equals("..")) {
        result.setLength(Math.max(0, result.lastIndexOf("/")));
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        result.append(joined.startsWith("/") || result.length() > 0 ? "/" : "").append(segment);
      }
    }
    return result.length() == 0 ? "/" : result.toString();
  }

  /** Returns the numeric id of the user where the Dockerfile says it. */
  public Optional<String> uid() {
    var user = user();
    if (user.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(user);
    }
    for (var at = Optional.of(stage); at.isPresent(); at = at.get().parent()) {
      for (var step : at.get().steps()) {
        if (step.is(Keyword.RUN) && step.position() < position) {
          var uid = UserCreation.uidOf(user, step);
          if (uid.isPresent()) {
            return uid;
          }
        }
      }
    }
    return Optional.empty();
  }
}
