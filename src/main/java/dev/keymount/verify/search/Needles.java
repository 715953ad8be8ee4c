package dev.keymount.verify.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Secrets to be found together, whatever their number, in one pass.
 *
 * <p>Each text of a secret is found as it is and with the escapes of JSON ({@link Form#PLAIN}), in
 * base64 of both alphabets wherever it stands in what was encoded ({@link Form#BASE64}),
 * URL-encoded as common libraries do it ({@link Form#URL}), and in hexadecimal ({@link Form#HEX}).
 * Base64 and hexadecimal are found also over lines of 60 columns or more, indented or not, and with
 * the line ends as JSON writes them. Safe for use by several threads.
 */
public final class Needles implements Quarry {

  private static final List<Form> FORMS = List.of(Form.values());

  /** The shortest text that is looked for, in bytes of UTF-8; 60 bits of base64 are certain. */
  public static final int MINIMAL_LENGTH = 8;

  /** No secrets. */
  public static final Needles NONE = new Needles(List.of(), List.of());

  private final List<String> names;
  private final Optional<ShiftTable> table;
  private final int reach;

  private Needles(List<String> names, List<Spelling> spellings) {
    this.names = List.copyOf(names);
    this.table = spellings.isEmpty() ? Optional.empty() : Optional.of(new ShiftTable(spellings));
    this.reach = spellings.stream().mapToInt(Spelling::span).max().orElse(0);
  }

  /**
   * Returns the secrets, ready to be looked for. A text shorter than {@link #MINIMAL_LENGTH} is
   * left out where its secret has another one.
   *
   * @throws IllegalArgumentException if all texts of a secret are shorter
   */
  public static Needles of(List<Needle> needles) {
    var names = new ArrayList<String>();
    var spellings = new ArrayList<Spelling>();
    for (var needle : needles) {
      var own = Spellings.of(names.size(), needle.texts());
      if (own.isEmpty()) {
        throw new IllegalArgumentException(needle + " is too short to be looked for");
      }
      names.add(needle.name());
      spellings.addAll(own);
    }
    return new Needles(names, spellings);
  }

  /**
   * Returns what stands in the first {@code length} bytes, in order of the offsets; of places that
   * overlap, for one secret and form, the first.
   */
  public List<Match> in(byte[] bytes, int length) {
    if (table.isEmpty()) {
      return List.of();
    }
    var sorted = new ArrayList<>(occurrences(table.get(), bytes, length));
    sorted.sort(Comparator.comparingInt(Occurrence::start));
    var matches = new ArrayList<Match>();
    int[] taken = new int[groups()];
    for (var occurrence : sorted) {
      if (occurrence.start() >= taken[occurrence.group()]) {
        taken[occurrence.group()] = occurrence.end();
        matches.add(match(occurrence.group(), occurrence.start()));
      }
    }
    return List.copyOf(matches);
  }

  @Override
  public List<Match> in(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return in(bytes, bytes.length);
  }

  /**
   * {@inheritDoc} A place is told once for a secret and a form; places that overlap count as one.
   */
  @Override
  public StreamSearch stream(Consumer<Match> matches) {
    return new StreamSearch(this, (group, offset) -> matches.accept(match(group, offset)));
  }

  /**
   * {@inheritDoc} Where two overlap the longer one is named, and the rest of the shorter one goes
   * too.
   */
  @Override
  public String redact(String text) {
    if (table.isEmpty()) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var found = new ArrayList<>(occurrences(table.get(), bytes, bytes.length));
    if (found.isEmpty()) {
      return text;
    }
    found.sort(Comparator.comparingInt(o -> o.end() - o.start()));
    int[] owners = new int[bytes.length];
    for (int i = 0; i < found.size(); i++) {
      Arrays.fill(owners, found.get(i).start(), found.get(i).end(), i + 1);
    }
    var out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (owners[i] == 0) {
        out.write(bytes[i]);
      } else if (i == 0 || owners[i] != owners[i - 1]) {
        var name = names.get(found.get(owners[i] - 1).group() / FORMS.size());
        out.writeBytes(("[" + name + " redacted]").getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private record Occurrence(int group, int start, int end) {}

  private static Set<Occurrence> occurrences(ShiftTable table, byte[] bytes, int length) {
    var found = new LinkedHashSet<Occurrence>();
    table.search(
        bytes,
        length,
        new ShiftTable.Hits() {
          @Override
          public boolean wants(Spelling spelling, int place) {
            return true;
          }

          @Override
          public void hit(Spelling spelling, int start, int end) {
            found.add(new Occurrence(spelling.group(), start, end));
          }
        });
    return found;
  }

  /** Returns the names of the secrets. */
  public List<String> names() {
    return names;
  }

  @Override
  public boolean isEmpty() {
    return table.isEmpty();
  }

  Optional<ShiftTable> table() {
    return table;
  }

  /** Returns the greatest number of bytes that an occurrence takes. */
  int reach() {
    return reach;
  }

  /** Returns the number of pairs of a secret and a form. */
  int groups() {
    return names.size() * FORMS.size();
  }

  /** Returns the match that stands for a pair of a secret and a form. */
  Match match(int group, long offset) {
    return new Match(names.get(group / FORMS.size()), FORMS.get(group % FORMS.size()), offset);
  }

  /** Returns the number of a pair of a secret and a form. */
  static int group(int secret, Form form) {
    return secret * FORMS.size() + FORMS.indexOf(form);
  }

  @Override
  public String toString() {
    return names.size() + " secrets";
  }
}
