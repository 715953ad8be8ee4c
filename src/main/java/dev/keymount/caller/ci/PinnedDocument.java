package dev.keymount.caller.ci;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.JoinedDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that names versions of Docker.
 *
 * @param builds the builds in it
 * @param oldest the engine of the oldest of the versions
 */
record PinnedDocument(CallerDocument builds, Engine oldest) implements CallerDocument {

  /**
   * Joins builds and the versions that their file names; empty where it has no build and no version
   * that matters.
   */
  static Optional<CallerDocument> of(List<CallerDocument> builds, Stream<DockerImage> versions) {
    var joined = new JoinedDocument(builds);
    return versions
        .min(Comparator.naturalOrder())
        .map(DockerImage::engine)
        .filter(engine -> !engine.mountsVariables())
        .<CallerDocument>map(engine -> new PinnedDocument(joined, engine))
        .or(() -> builds.isEmpty() ? Optional.empty() : Optional.of(joined));
  }

  @Override
  public List<Call> calls() {
    return builds.calls();
  }

  @Override
  public Optional<Engine> engine() {
    return Optional.of(oldest);
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    return builds.rewrite(demands, options);
  }
}
