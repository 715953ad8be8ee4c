package dev.keymount.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes the values of secrets out of text that people get to see: what is given to a name that the
 * user says is a secret, whose own words say so, or that a finding is about.
 */
public final class NamedValues {

  /** Shorter values are words of their own elsewhere. */
  private static final int TELLING = 6;

  /** Shorter values of names that nobody has looked at are settings rather than secrets. */
  private static final int SHORTEST = 4;

  /** In a longer text that is no value, no further names are looked for. */
  private static final int NESTED = 512;

  private static final Pattern NAME =
      Pattern.compile("(?<![A-Za-z0-9_.-])[A-Za-z_][A-Za-z0-9_.-]*+");

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

  /** A name and, as the next key, its value. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?:\\bname\"?[ \\t]*[:=][ \\t]*\"?|\\bvariable[ \\t]+\")"
              + "([A-Za-z_][A-Za-z0-9_.-]{0,99}+)[\"']?[ \\t]*[,{]?\\s{0,99}"
              + "(?:(?:type|description)[ \\t]*=[^\\n]{0,200}\\s{1,99}){0,3}"
              + "[-+]?[ \\t]{0,40}\"?(value|default)");

  private final NamePolicy names;
  private final Set<String> found = new HashSet<>();
  private final Map<String, Set<String>> known = new HashMap<>();

  /**
   * Starts with the names that the user says are secrets, and those that say so themselves.
   *
   * @param names what the user says
   */
  public NamedValues(NamePolicy names) {
    this.names = names;
  }

  /** Returns the text without the values that are given to secrets in it. */
  public static String redact(String text, NamePolicy names) {
    return new NamedValues(names).redact(text);
  }

  /** Takes the name of a secret that was found. */
  public void add(String name) {
    if (!names.isHarmless(name)) {
      found.add(name);
    }
  }

  /** Takes the text of a file, whose values are then not shown in other texts either. */
  public void learn(String text) {
    in(text).forEach(this::learn);
  }

  private void learn(Given given) {
    var value = given.value();
    boolean tells = given.isNamed() ? value.length() >= TELLING : Placeholder.mayBeChosen(value);
    if (tells) {
      known.computeIfAbsent(value.substring(0, TELLING), key -> new LinkedHashSet<>()).add(value);
    }
  }

  /** Returns the text without the values that are given to secrets in it or in learned ones. */
  public String redact(String text) {
    var given = in(text);
    given.forEach(this::learn);
    var result = new StringBuilder(text.length());
    int at = 0;
    for (var one : given) {
      if (one.start() >= at) {
        result.append(text, at, one.start()).append(Redaction.MARK);
        at = one.start() + one.value().length();
      }
    }
    var redacted = result.append(text, at, text.length()).toString();
    return known.isEmpty() ? redacted : withoutKnown(redacted);
  }

  /** Returns the text without these values and without what looks like a secret by itself. */
  public String shown(String text) {
    return Redaction.ofUnnamed(redact(PrivateKeyText.redact(text)));
  }

  private String withoutKnown(String text) {
    var result = new StringBuilder(text.length());
    int at = 0;
    for (int next = 0; next + TELLING <= text.length(); ) {
      int start = next;
      int length =
          known.getOrDefault(text.substring(start, start + TELLING), Set.of()).stream()
              .filter(value -> text.startsWith(value, start))
              .mapToInt(String::length)
              .max()
              .orElse(0);
      if (length > 0) {
        result.append(text, at, start).append(Redaction.MARK);
        at = start + length;
      }
      next += Math.max(1, length);
    }
    return result.append(text, at, text.length()).toString();
  }

  /**
   * A value in a text.
   *
   * @param isNamed whether the user or a finding names it
   */
  private record Given(int start, String value, boolean isNamed) {}

  private List<Given> in(String text) {
    var given = new ArrayList<Given>();
    var matcher = NAME.matcher(text);
    for (int from = 0; from <= text.length() && matcher.find(from); ) {
      int to = matcher.end();
      from = to;
      if (mayBeGiven(text, to) && isSecret(matcher.group())) {
        var value = Assignment.of(text, matcher.start(), to);
        boolean isGiven = value.isPresent() && isValue(text, value.get(), matcher.group());
        if (isGiven) {
          given.add(given(text, value.get(), matcher.group()));
        }
        if (isGiven || value.filter(one -> one.end() - one.start() > NESTED).isPresent()) {
          from = value.get().end();
        }
      }
    }
    pairs(text, given);
    return given;
  }

  private void pairs(String text, List<Given> given) {
    var matcher = PAIR.matcher(text);
    int size = given.size();
    while (matcher.find()) {
      var name = matcher.group(1);
      var value =
          isSecret(name)
              ? Assignment.of(text, matcher.start(2), matcher.end(2))
              : Optional.<Assignment>empty();
      value
          .filter(one -> isValue(text, one, name))
          .ifPresent(one -> given.add(given(text, one, name)));
    }
    if (given.size() > size) {
      given.sort(Comparator.comparingInt(Given::start));
    }
  }

  private Given given(String text, Assignment value, String name) {
    return new Given(value.start(), text.substring(value.start(), value.end()), isNamed(name));
  }

  private static boolean mayBeGiven(String text, int at) {
    return at < text.length() && "=:?>\"'\\ \t".indexOf(text.charAt(at)) >= 0;
  }

  private boolean isNamed(String name) {
    return found.contains(name) || names.isSecret(name);
  }

  private boolean isSecret(String name) {
    return isNamed(name) || !names.isHarmless(name) && SecretName.kind(name).isPresent();
  }

  private boolean isValue(String text, Assignment assigned, String name) {
    var value = text.substring(assigned.start(), assigned.end());
    if (text.startsWith(Redaction.MARK, assigned.start())) {
      return false;
    }
    if (names.isSecret(name)) {
      return !LiteralValue.refers(value, assigned.isQuoted())
          && !value.equals(name)
          && !value.contains("://");
    }
    if (!LiteralValue.is(value, name, assigned.isQuoted())) {
      return false;
    }
    if (found.contains(name)) {
      return true;
    }
    boolean isVariable = VARIABLE.matcher(name).matches();
    if (!isVariable || !assigned.isTight() && name.indexOf('_') < 0) {
      return Placeholder.mayBeChosen(value);
    }
    boolean isOneWord =
        assigned.isQuoted() || assigned.isTight() || value.chars().noneMatch(c -> c == ' ');
    return value.length() >= SHORTEST && isOneWord;
  }
}
