package dev.keymount.verify.audit;

import dev.keymount.secret.Redaction;
import dev.keymount.secret.SecretKind;
import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.image.Layer;
import dev.keymount.verify.image.SavedImage;
import dev.keymount.verify.search.Discoveries;
import dev.keymount.verify.search.Discovery;
import dev.keymount.verify.search.Form;
import dev.keymount.verify.search.Found;
import dev.keymount.verify.search.Needles;
import dev.keymount.verify.search.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The places of the secrets of one image, put together from all that is known of it. */
final class Trail {

  private static final Pattern HOST_KEY = Pattern.compile("/ssh_host_[a-z0-9]+_key$");

  private final SavedImage image;
  private final Discoveries discoveries;
  private final HistoryValues values;
  private final Needles needles;
  private final Shapes shapes;
  private final Map<Discovery, Set<Sighting>> sightings = new LinkedHashMap<>();
  private final Set<String> samples = new LinkedHashSet<>();
  private final Set<String> unread = new LinkedHashSet<>();

  Trail(SavedImage image, Discoveries discoveries, HistoryValues values, Needles needles) {
    this.image = image;
    this.discoveries = discoveries;
    this.values = values;
    this.needles = needles;
    this.shapes = new Shapes(discoveries);
    addHistory();
    addSettings();
    image.attestations().forEach(this::addAttestation);
    addFiles(image);
  }

  private void addHistory() {
    for (var entry : image.config().history()) {
      var createdBy = redacted(entry.createdBy());
      var sighting = new Sighting(Place.HISTORY, entry.layer() + 1, "", createdBy, 0, Form.PLAIN);
      values
          .discovered(InstructionSecrets.in(entry.createdBy()))
          .forEach(each -> add(each, sighting));
      shapes
          .in(entry.createdBy())
          .forEach(match -> add(discovery(match.secret()), with(sighting, match.form())));
    }
  }

  private void addSettings() {
    image
        .config()
        .settings()
        .forEach(
            (field, value) -> {
              var sighting =
                  new Sighting(Place.CONFIGURATION, 0, redacted(field), "", 0, Form.PLAIN);
              values
                  .discovered(InstructionSecrets.inSetting(field, value))
                  .forEach(each -> add(each, sighting));
              shapes
                  .in(value)
                  .forEach(match -> add(discovery(match.secret()), with(sighting, match.form())));
            });
  }

  private void addAttestation(String text) {
    var sighting = new Sighting(Place.PROVENANCE, 0, "", "", 0, Form.PLAIN);
    for (var match : shapes.in(text)) {
      add(discovery(match.secret()), with(sighting, match.form()));
    }
    for (var match : needles.in(text)) {
      add(discovery(match.secret()), with(sighting, match.form()));
    }
  }

  private static Sighting with(Sighting sighting, Form form) {
    return new Sighting(
        sighting.place(),
        sighting.layer(),
        sighting.path(),
        sighting.createdBy(),
        sighting.hiddenBy(),
        form);
  }

  /** Adds what is in the files of the image, as it was read for one search. */
  void addFiles(SavedImage read) {
    for (int index = 0; index < read.layers().size(); index++) {
      for (var found : read.layers().get(index).found()) {
        addFile(index, found);
      }
      read.layers().get(index).unread().forEach(each -> unread.add(redacted(each)));
    }
    for (var found : read.found()) {
      add(
          discovery(found.secret()),
          new Sighting(Place.CONFIGURATION, 0, redacted(found.path()), "", 0, found.form()));
    }
    read.unread().forEach(each -> unread.add(redacted(each)));
  }

  private void addFile(int layer, Found found) {
    var discovery = discovery(found.secret());
    var path = redacted(found.path());
    boolean isOfHistory = needles.names().contains(discovery.name());
    if (!isOfHistory && Samples.isIn(path, kind(discovery, path), discovery.what())) {
      samples.add(path);
      return;
    }
    int inside = found.path().indexOf("!/");
    var file = inside < 0 ? found.path() : found.path().substring(0, inside);
    add(
        discovery,
        new Sighting(
            Place.LAYER, layer + 1, path, createdBy(layer), hiddenBy(layer, file), found.form()));
  }

  private String createdBy(int layer) {
    return image.config().history().stream()
        .filter(entry -> entry.layer() == layer)
        .findFirst()
        .map(entry -> redacted(entry.createdBy()))
        .orElse("");
  }

  private int hiddenBy(int layer, String path) {
    List<Layer> layers = image.layers();
    for (int index = layer + 1; index < layers.size(); index++) {
      if (Whiteouts.hide(layers.get(index).entries(), path)) {
        return index + 1;
      }
    }
    return 0;
  }

  private Discovery discovery(String name) {
    return discoveries
        .named(name)
        .orElseThrow(() -> new IllegalStateException("nothing was found under this name"));
  }

  private void add(Discovery discovery, Sighting sighting) {
    sightings.computeIfAbsent(discovery, key -> new LinkedHashSet<>()).add(sighting);
  }

  private String redacted(String text) {
    return Redaction.of(shapes.redact(needles.redact(values.redact(text))));
  }

  private static LeakKind kind(Discovery discovery, String path) {
    var kind = LeakKind.of(discovery.kind());
    return kind == LeakKind.PRIVATE_KEY && HOST_KEY.matcher(path).find() ? LeakKind.HOST_KEY : kind;
  }

  /** Names a secret as the history does where its own shape does not say what it is. */
  private LeakedSecret secret(Discovery discovery, List<Sighting> places) {
    var named = values.name(discovery);
    boolean isOfFile =
        discovery.kind() == SecretKind.CREDENTIALS_FILE || discovery.kind() == SecretKind.PASSWORD;
    if (isOfFile && named.isPresent()) {
      var kind = LeakKind.of(named.get().kind());
      return new LeakedSecret(named.get().what(), kind, discovery.detail(), places);
    }
    var kind = LeakKind.of(discovery.kind());
    return new LeakedSecret(discovery.what(), kind, discovery.detail(), places);
  }

  /** Returns all that is known. */
  ImageAudit audit() {
    var secrets = new ArrayList<LeakedSecret>();
    sightings.forEach(
        (discovery, places) -> {
          boolean isOfHost =
              places.stream().allMatch(place -> kind(discovery, place.path()) == LeakKind.HOST_KEY);
          secrets.add(
              isOfHost
                  ? new LeakedSecret(
                      "ssh host key", LeakKind.HOST_KEY, discovery.detail(), List.copyOf(places))
                  : secret(discovery, List.copyOf(places)));
        });
    return new ImageAudit(
        image.name(), image.layers().size(), secrets, List.copyOf(samples), List.copyOf(unread));
  }
}
