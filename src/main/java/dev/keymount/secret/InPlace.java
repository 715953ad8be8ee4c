package dev.keymount.secret;

import java.util.Set;
import java.util.regex.Pattern;

/** Filters told to write what they make of a file back to it. */
final class InPlace {

  /** A cluster of short options of sed; those that take a value end it. */
  private static final Pattern SED = Pattern.compile("-[a-zA-Z&&[^efil]]*i.*|--i.*");

  /** The same for perl and ruby, whose switches may carry octal digits. */
  private static final Pattern PERL = Pattern.compile("-[a-zA-Z0-9&&[^ieEFIMmVxDC]]*i.*");

  private InPlace() {}

  static boolean edits(CommandLine line) {
    return switch (line.program()) {
      case "sed", "gsed" -> hasOption(line, SED);
      case "perl", "ruby" -> hasOption(line, PERL);
      case "awk", "gawk" ->
          line.arguments().stream().anyMatch(argument -> argument.endsWith("inplace"));
      case "yq" -> line.hasAny(Set.of("-i", "--inplace", "--in-place"));
      case "xmlstarlet" -> line.hasAny(Set.of("-L", "--inplace"));
      default -> false;
    };
  }

  private static boolean hasOption(CommandLine line, Pattern option) {
    return line.arguments().stream()
        .takeWhile(argument -> !argument.equals("--"))
        .anyMatch(argument -> option.matcher(argument).matches());
  }
}
