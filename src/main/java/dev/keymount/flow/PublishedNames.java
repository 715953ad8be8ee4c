package dev.keymount.flow;

import java.util.List;
import java.util.Locale;

/** Variables that a front-end bundler puts into the page for everyone to read. */
final class PublishedNames {

  private static final List<String> PREFIXES =
      List.of(
          "REACT_APP_",
          "NEXT_PUBLIC_",
          "VUE_APP_",
          "GATSBY_",
          "VITE_",
          "NUXT_PUBLIC_",
          "EXPO_PUBLIC_");

  private PublishedNames() {}

  static boolean covers(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    return PREFIXES.stream().anyMatch(upper::startsWith);
  }
}
