package dev.keymount.verify.audit;

import dev.keymount.secret.Clues;
import dev.keymount.secret.Placeholder;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SecretName;
import dev.keymount.secret.UrlLogin;
import dev.keymount.secret.WrittenSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secrets in an instruction as the history of an image has it: build arguments and variables
 * that are named as secrets, and what stands in the text.
 */
final class InstructionSecrets {

  /** The arguments that a step saw: {@code |2 A=1 B=2 /bin/sh -c …}. */
  private static final Pattern STEP = Pattern.compile("^(?:RUN )?\\|(\\d{1,4}) ");

  private static final Pattern DEFINITION =
      Pattern.compile("^(?:/bin/sh -c #\\(nop\\) +)?(ARG|ENV) +(.*)$", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?:^|(?<=\\s))([A-Za-z_][A-Za-z0-9_]*)=");

  private InstructionSecrets() {}

  /** Returns the secrets in an entry of the history, those with names first. */
  static List<WrittenValue> in(String createdBy) {
    var found = new ArrayList<WrittenValue>();
    var step = STEP.matcher(createdBy);
    var definition = DEFINITION.matcher(createdBy);
    if (step.find()) {
      addPairs(createdBy.substring(step.end()), Integer.parseInt(step.group(1)), found);
    } else if (definition.find()) {
      addPairs(definition.group(2), Integer.MAX_VALUE, found);
    }
    addWritten(createdBy, found);
    return found;
  }

  /** Returns the secrets in a setting of a configuration. */
  static List<WrittenValue> inSetting(String field, String value) {
    var found = new ArrayList<WrittenValue>();
    if (field.startsWith("Env.")) {
      named(field.substring("Env.".length()), value).ifPresent(found::add);
    }
    addWritten(field.substring(field.indexOf('.') + 1) + "=" + value, found);
    return found;
  }

  /** Adds a value, under the name that it was found by first. */
  private static void add(WrittenValue value, List<WrittenValue> found) {
    if (found.stream().noneMatch(known -> known.value().equals(value.value()))) {
      found.add(value);
    }
  }

  private static String owner(UrlLogin login) {
    return (login.user().isEmpty() ? "" : login.user() + " at ") + login.host();
  }

  private static void addPairs(String text, int most, List<WrittenValue> found) {
    var names = NAME.matcher(text);
    int pairs = 0;
    boolean more = names.find();
    while (more && pairs < most) {
      var name = names.group(1);
      int start = names.end();
      more = names.find();
      pairs++;
      boolean isLast = pairs == most || !more;
      int end = more && !isLast ? names.start() : text.length();
      if (isLast && most != Integer.MAX_VALUE) {
        end = shell(text, start);
      }
      named(name, text.substring(start, end).strip()).ifPresent(value -> add(value, found));
    }
  }

  /** Returns where the shell begins behind the last argument: {@code /bin/sh -c}. */
  private static int shell(String text, int from) {
    int at = text.indexOf(" /", from);
    return at < 0 ? text.length() : at;
  }

  private static Optional<WrittenValue> named(String name, String written) {
    var value = unquoted(written);
    boolean isOther =
        Placeholder.isMadeUp(value)
            || UrlLogin.isDefault(value)
            || value.indexOf('$') >= 0
            || value.startsWith("/")
            || value.contains("://")
            || value.contains("PRIVATE KEY");
    if (isOther || !Placeholder.looksReal(value) && !Placeholder.mayBeChosen(value)) {
      return Optional.empty();
    }
    var kind =
        Placeholder.looksReal(value) ? SecretName.kindOfGenerated(name) : SecretName.kind(name);
    return kind.map(known -> new WrittenValue(value, "value of " + name, known, ""));
  }

  private static String unquoted(String value) {
    boolean isQuoted =
        value.length() > 1
            && (value.startsWith("\"") || value.startsWith("'"))
            && value.charAt(value.length() - 1) == value.charAt(0);
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  private static void addWritten(String text, List<WrittenValue> found) {
    for (var secret : WrittenSecrets.in(text, Clues.of(text))) {
      var value = text.substring(secret.start(), secret.end());
      if (!value.contains("PRIVATE KEY")) {
        add(new WrittenValue(value, secret.what(), secret.kind(), ""), found);
      }
    }
    for (var login : UrlLogin.in(text)) {
      if (login.isReal()) {
        var value = text.substring(login.start(), login.end());
        add(new WrittenValue(value, "login in a URL", SecretKind.PASSWORD, owner(login)), found);
      }
    }
  }
}
