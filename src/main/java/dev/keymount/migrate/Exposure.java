package dev.keymount.migrate;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Build;
import dev.keymount.flow.Definition;
import dev.keymount.flow.Life;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A place where a secret stays after the build.
 *
 * @param kind what kind of place
 * @param stage the stage, by its name or number
 * @param line the 1-based line of the instruction that puts it there
 */
public record Exposure(Place kind, String stage, int line) {

  /** A kind of place, as the JSON report names it. */
  public enum Place {
    IMAGE_HISTORY("image-history"),
    IMAGE_LAYER("image-layer"),
    CONTAINER_ENVIRONMENT("container-environment"),
    BUILD_CACHE("build-cache"),
    BUILD_LOG("build-log");

    private final String label;

    Place(String label) {
      this.label = label;
    }

    /** Returns the name in reports. */
    public String label() {
      return label;
    }

    /**
     * Returns the place of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Place of(String label) {
      for (var place : values()) {
        if (place.label.equals(label)) {
          return place;
        }
      }
      throw new IllegalArgumentException("no such place");
    }
  }

  /** Returns the places where a secret stays, in order of the build. */
  static List<Exposure> of(Build build, Life life) {
    var found = new LinkedHashSet<Exposure>();
    for (var declaration : life.declarations()) {
      declared(build, declaration, found);
    }
    for (var event : life.events()) {
      event.step().stage().ifPresent(stage -> at(build, life, event, stage, found));
    }
    return new ArrayList<>(found);
  }

  private static void declared(Build build, Definition declaration, LinkedHashSet<Exposure> found) {
    declaration
        .step()
        .stage()
        .ifPresent(
            stage ->
                found.add(
                    new Exposure(
                        build.isInImage(stage) ? Place.IMAGE_HISTORY : Place.BUILD_CACHE,
                        stage.label(),
                        declaration.step().line())));
  }

  private static void at(
      Build build, Life life, LifeEvent event, Stage stage, LinkedHashSet<Exposure> found) {
    boolean image = build.isInImage(stage);
    int line = event.step().line();
    boolean written =
        event.kind() == Kind.RESIDUE
            || event.kind() == Kind.SWEPT
            || event.kind() == Kind.INTRODUCED && life.entry() == Entry.CONTEXT_FILE
            || event.kind() == Kind.MATERIALISED && !life.files().isEmpty();
    if (written) {
      found.add(new Exposure(image ? Place.IMAGE_LAYER : Place.BUILD_CACHE, stage.label(), line));
    }
    if (event.kind() == Kind.MATERIALISED) {
      found.add(new Exposure(Place.BUILD_LOG, stage.label(), line));
    }
    if (event.kind() == Kind.INTRODUCED) {
      introduced(life, stage, line, image).ifPresent(found::add);
    }
    if (event.kind() == Kind.RUNTIME && event.step().is(Keyword.ENV)) {
      found.add(new Exposure(Place.CONTAINER_ENVIRONMENT, stage.label(), line));
    }
  }

  /** Returns where an instruction shows a secret that stands in its text. */
  private static Optional<Exposure> introduced(Life life, Stage stage, int line, boolean image) {
    return switch (life.entry()) {
      case ENVIRONMENT ->
          image
              ? Optional.of(new Exposure(Place.CONTAINER_ENVIRONMENT, stage.label(), line))
              : Optional.empty();
      case LITERAL, URL ->
          Optional.of(
              new Exposure(image ? Place.IMAGE_HISTORY : Place.BUILD_CACHE, stage.label(), line));
      case OTHER_IMAGE, WRITTEN ->
          Optional.of(
              new Exposure(image ? Place.IMAGE_LAYER : Place.BUILD_CACHE, stage.label(), line));
      default -> Optional.empty();
    };
  }
}
