package dev.keymount.report;

import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.audit.ImageAudit;
import dev.keymount.verify.audit.LeakedSecret;
import dev.keymount.verify.audit.Sighting;
import dev.keymount.verify.search.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What has leaked into an image, as lines for a terminal. Who prints them replaces control
 * characters, of which paths and histories may have any.
 */
public final class ImageAuditText {

  /** How many places of one secret, and how many paths of one place, are shown. */
  private static final int PLACES = 8;

  private static final int PATHS = 3;

  /** How much of an entry of the history is shown, in characters. */
  private static final int LONGEST_ENTRY = 80;

  /** What stands ahead of the command of a step: its arguments, and the shell. */
  private static final Pattern ARGUMENTS =
      Pattern.compile(
          "^(?:RUN )?\\|\\d+ .*?/(?:ba|z|a|da)?sh -[a-z]*c |^RUN /bin/sh -c ", Pattern.DOTALL);

  private ImageAuditText() {}

  /** Returns the secrets of an image with their places, and what was not looked at. */
  public static List<String> findings(ImageAudit audit) {
    var lines = new ArrayList<String>();
    for (var secret : audit.secrets()) {
      lines.add(
          audit.image()
              + ": error["
              + secret.kind().label()
              + "]: "
              + secret.what()
              + " in "
              + where(secret));
      places(secret, lines);
      lines.add("    rotate: " + secret.rotate());
    }
    if (!audit.samples().isEmpty()) {
      lines.add(
          "    taken for samples: "
              + Words.count(audit.samples().size(), "file")
              + " of packages, tests and documentation with a key or token: "
              + Words.firstOf(PATHS, audit.samples()));
    }
    if (!audit.unread().isEmpty()) {
      lines.add("    not searched: " + Words.firstOf(PATHS, audit.unread()));
    }
    return lines;
  }

  /** Returns the counts: {@code app:1: 3 secrets in 9 layers}. */
  public static String summary(ImageAudit audit) {
    int count = audit.secrets().size();
    return audit.image()
        + ": "
        + (count == 0 ? "nothing found" : Words.count(count, "secret"))
        + " in "
        + Words.count(audit.layers(), "layer");
  }

  private static String where(LeakedSecret secret) {
    var places = secret.sightings().stream().map(ImageAuditText::room).distinct().toList();
    return Words.firstOf(PATHS, places);
  }

  private static String room(Sighting sighting) {
    return switch (sighting.place()) {
      case LAYER -> "layer " + sighting.layer();
      case HISTORY -> "the history";
      case CONFIGURATION -> "the configuration";
      case PROVENANCE -> "the provenance attestation";
      case LOG -> "the build log";
    };
  }

  private static void places(LeakedSecret secret, List<String> lines) {
    var grouped = new LinkedHashMap<String, List<String>>();
    history(secret, lines);
    for (var sighting : secret.sightings()) {
      if (sighting.place() == Place.HISTORY) {
        continue;
      }
      var paths = grouped.computeIfAbsent(place(sighting), key -> new ArrayList<>());
      if (!sighting.path().isEmpty() && !paths.contains(sighting.path())) {
        paths.add(sighting.path());
      }
    }
    var places = new ArrayList<String>();
    grouped.forEach(
        (place, paths) ->
            places.add(paths.isEmpty() ? place : Words.firstOf(PATHS, paths) + " " + place));
    places.stream().limit(PLACES).forEach(place -> lines.add("    " + place));
    if (places.size() > PLACES) {
      lines.add("    and in " + Words.count(places.size() - PLACES, "more place"));
    }
  }

  /** Adds the first entry of the history: a build argument stands in all that come after it. */
  private static void history(LeakedSecret secret, List<String> lines) {
    var entries =
        secret.sightings().stream().filter(each -> each.place() == Place.HISTORY).toList();
    if (!entries.isEmpty()) {
      int more = entries.size() - 1;
      lines.add(
          "    in the history: "
              + shortened(entries.get(0).createdBy())
              + form(entries.get(0))
              + (more == 0
                  ? ""
                  : more == 1 ? ", and 1 entry more" : ", and " + more + " entries more"));
    }
  }

  private static String form(Sighting sighting) {
    return sighting.form() == Form.PLAIN ? "" : ", " + sighting.form().label();
  }

  private static String place(Sighting sighting) {
    return sighting.place() == Place.LAYER
        ? "since layer " + sighting.layer() + by(sighting) + form(sighting) + visibility(sighting)
        : "in " + room(sighting) + form(sighting);
  }

  private static String by(Sighting sighting) {
    return sighting.createdBy().isEmpty() ? "" : " by " + shortened(sighting.createdBy());
  }

  private static String visibility(Sighting sighting) {
    return sighting.isHidden()
        ? "; hidden since layer " + sighting.hiddenBy() + ", and still in the image"
        : "; visible in containers";
  }

  private static String shortened(String entry) {
    var line = ARGUMENTS.matcher(entry).replaceFirst("RUN ").replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_ENTRY ? line : line.substring(0, LONGEST_ENTRY - 1) + "…";
  }
}
