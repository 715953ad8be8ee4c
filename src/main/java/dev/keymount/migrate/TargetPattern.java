package dev.keymount.migrate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a call says that its Dockerfile is: a path in which {@code *} stands for a part of it. */
record TargetPattern(String path) {

  /** Returns those of the paths that it means. */
  List<String> in(List<String> paths) {
    if (path.indexOf('*') < 0) {
      return paths.contains(path) ? List.of(path) : List.of();
    }
    var pattern =
        Pattern.compile(
            Pattern.compile("\\*+")
                .splitAsStream(path + "\0")
                .map(part -> Pattern.quote(part.replace("\0", "")))
                .collect(Collectors.joining("[^/]*")));
    return paths.stream().filter(candidate -> pattern.matcher(candidate).matches()).toList();
  }
}
