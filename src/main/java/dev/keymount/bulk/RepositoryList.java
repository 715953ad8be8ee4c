package dev.keymount.bulk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The repositories of a run, each once, in the order in which they were named. Their names and the
 * names of their files depend on the whole list, whatever shard of it is worked on.
 */
public final class RepositoryList {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._-]");
  private static final int LONGEST = 120;
  private static final int DIGITS = 10;

  private RepositoryList() {}

  /**
   * Returns the repositories of some sources; those with a key that was there before are left out.
   */
  public static List<Repository> of(List<Source> sources) {
    var byKey = new LinkedHashMap<String, Source>();
    sources.forEach(source -> byKey.putIfAbsent(source.key(), source));
    var distinct = List.copyOf(byKey.values());
    var names = counts(distinct, source -> source.name());
    var taken = new HashSet<String>();
    var named = distinct.stream().map(source -> free(name(source, names), taken)).toList();
    var files = counts(named, name -> fileName(name).toLowerCase(Locale.ROOT));
    var repositories = new ArrayList<Repository>(distinct.size());
    for (int at = 0; at < distinct.size(); at++) {
      var key = distinct.get(at).key();
      var name = named.get(at);
      var file = fileName(name);
      boolean isPlain = PLAIN.matcher(name.replace('/', '_')).matches() && name.length() <= LONGEST;
      boolean isOne = files.getOrDefault(file.toLowerCase(Locale.ROOT), 0) == 1;
      repositories.add(
          new Repository(
              at, key, name, isPlain && isOne ? file : file + "-" + digits(key), distinct.get(at)));
    }
    return List.copyOf(repositories);
  }

  private static <T> Map<String, Integer> counts(List<T> all, Function<T, String> name) {
    var counts = new HashMap<String, Integer>();
    all.forEach(each -> counts.merge(name.apply(each), 1, Integer::sum));
    return counts;
  }

  /** Returns a name that no other has: keys are unique. */
  private static String name(Source source, Map<String, Integer> counts) {
    return counts.getOrDefault(source.name(), 0) == 1 ? source.name() : source.key();
  }

  private static String free(String name, Set<String> taken) {
    var free = name;
    for (int number = 2; !taken.add(free); number++) {
      free = name + "#" + number;
    }
    return free;
  }

  private static String fileName(String name) {
    var file = OTHER.matcher(name.replace("/", "__")).replaceAll("_");
    var cut = file.length() > LONGEST ? file.substring(0, LONGEST) : file;
    return cut.startsWith(".") || cut.startsWith("-") ? "_" + cut : cut;
  }

  private static String digits(String key) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
