package dev.keymount.result;

import dev.keymount.migrate.Exposure;
import dev.keymount.migrate.Exposure.Place;
import dev.keymount.result.FileChange.Replacement;
import java.io.IOException;

/** Reads what {@link ResultWriter} writes; fields that it does not know are passed over. */
public final class ResultReader {

  private ResultReader() {}

  /**
   * Returns the result that an object holds.
   *
   * @throws IOException if it holds none
   */
  public static RepositoryResult read(JsonObject object) throws IOException {
    try {
      return new RepositoryResult(
          object.number("position"),
          object.text("name"),
          object.text("source"),
          object.text("revision"),
          Outcome.of(object.text("outcome")),
          object.text("reason"),
          object.number("dockerfiles"),
          object.objects("findings").stream().map(ResultReader::finding).toList(),
          object.objects("issues").stream().map(ResultReader::issue).toList(),
          object.texts("commands"),
          delivery(object.object("delivery")),
          object.text("diff"));
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no result of a repository", e);
    }
  }

  private static FileIssue issue(JsonObject object) {
    return new FileIssue(object.text("path"), object.number("line"), object.text("message"));
  }

  private static Delivery delivery(JsonObject object) {
    return new Delivery(
        object.text("patch"),
        object.text("branch"),
        object.text("commit"),
        object.isTrue("pushed"),
        object.text("request"),
        object.isTrue("inPlace"));
  }

  private static Finding finding(JsonObject object) {
    return new Finding(
        object.text("path"),
        object.number("line"),
        object.text("format"),
        object.text("rule"),
        object.text("secret"),
        object.text("kind"),
        object.text("mechanism"),
        object.text("applicability"),
        object.isTrue("moved"),
        object.text("message"),
        object.text("reason"),
        object.numbers("consumers"),
        object.numbers("removed"),
        object.objects("exposures").stream().map(ResultReader::exposure).toList(),
        object.objects("way").stream().map(ResultReader::station).toList(),
        object.objects("changes").stream().map(ResultReader::change).toList(),
        object.text("fingerprint"));
  }

  private static Exposure exposure(JsonObject object) {
    return new Exposure(Place.of(object.text("kind")), object.text("stage"), object.number("line"));
  }

  private static Station station(JsonObject object) {
    return new Station(object.number("line"), object.text("stage"), object.text("event"));
  }

  private static FileChange change(JsonObject object) {
    return new FileChange(
        object.text("path"),
        object.objects("replacements").stream().map(ResultReader::replacement).toList());
  }

  private static Replacement replacement(JsonObject object) {
    return new Replacement(
        object.number("startLine"),
        object.number("startColumn"),
        object.number("endLine"),
        object.number("endColumn"),
        object.text("text"));
  }
}
