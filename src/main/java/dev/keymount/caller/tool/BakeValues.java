package dev.keymount.caller.tool;

import dev.keymount.caller.hcl.HclExpression;
import dev.keymount.caller.hcl.HclName;
import dev.keymount.caller.hcl.HclString;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What values of a bake file are.
 *
 * <p>A variable has the value of the variable of the environment of the same name where that is
 * set, and its default else.
 */
final class BakeValues {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private final List<BakeFile> files;

  /** Reads values by the variables of files that are read together. */
  BakeValues(List<BakeFile> files) {
    this.files = List.copyOf(files);
  }

  static boolean isNull(HclExpression value) {
    return value instanceof HclName name && name.isNull();
  }

  /** Returns where the value of a build argument comes from. */
  Passed passed(HclExpression value) {
    var name = variable(value);
    if (name.isPresent()) {
      return ofVariable(name.get());
    }
    if (value instanceof HclString string && string.literal().isPresent()) {
      return string.literal().get().isEmpty()
          ? Passed.unclear("its value is empty here and must come from elsewhere")
          : Passed.plain();
    }
    if (value instanceof HclName word && NAME.matcher(word.text()).lookingAt()) {
      return Passed.unclear("its value is taken from elsewhere");
    }
    return value instanceof HclName
        ? Passed.plain()
        : Passed.unclear("its value is made of more than one variable");
  }

  private Passed ofVariable(String name) {
    var defaults = files.stream().filter(file -> file.variables().containsKey(name)).toList();
    if (defaults.isEmpty()) {
      return Passed.unclear("no variable block for " + name + " was found");
    }
    boolean empty =
        defaults.stream().allMatch(file -> isEmpty(file.variables().getOrDefault(name, none())));
    return empty
        ? Passed.environment(name)
        : Passed.unclear(
            "variable " + name + " has a default, which is not in the environment of the build");
  }

  private static Optional<HclExpression> none() {
    return Optional.empty();
  }

  private static boolean isEmpty(Optional<HclExpression> value) {
    return value.isEmpty()
        || isNull(value.get())
        || value.get() instanceof HclString string
            && string.literal().filter(String::isEmpty).isPresent();
  }

  /** Returns the variable that is the whole value. */
  private static Optional<String> variable(HclExpression value) {
    Optional<String> name =
        value instanceof HclString string
            ? string.only()
            : value instanceof HclName word ? Optional.of(word.text()) : Optional.empty();
    return name.filter(
        text -> NAME.matcher(text).matches() && !text.equals("true") && !text.equals("false"));
  }

  /** Returns a path, with {@code *} for what is not known. */
  String path(HclExpression value) {
    if (value instanceof HclString string) {
      var path = new StringBuilder();
      for (var part : string.parts()) {
        path.append(part.filled() ? defaultText(part.text()) : part.text());
      }
      return path.toString();
    }
    return variable(value).map(this::defaultText).orElse("*");
  }

  private String defaultText(String name) {
    return files.stream()
        .flatMap(file -> file.variables().getOrDefault(name, none()).stream())
        .flatMap(
            value ->
                value instanceof HclString text ? text.literal().stream() : Stream.<String>empty())
        .reduce((first, second) -> second)
        .orElse("*");
  }
}
