package dev.keymount.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of several parts of a list of repositories. Which part a repository belongs to depends on its
 * key alone, so that machines agree on it whatever the order of their lists.
 *
 * @param number the number of the part, from 1
 * @param count how many parts there are
 */
public record Shard(int number, int count) {

  /** The whole list. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  /** Returns the shard that {@code K/N} stands for, empty where K is not from 1 to N. */
  public static Optional<Shard> parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    int count = Integer.parseInt(matcher.group(2));
    return number >= 1 && number <= count
        ? Optional.of(new Shard(number, count))
        : Optional.empty();
  }

  /** Returns whether a repository of that key belongs to it. */
  public boolean holds(String key) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), count) == number - 1;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
