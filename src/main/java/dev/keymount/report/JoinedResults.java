package dev.keymount.report;

import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The results of several files in one order; of each file one repository is held at a time. */
final class JoinedResults implements Results {

  private final List<Path> files;

  JoinedResults(List<Path> files) {
    this.files = List.copyOf(files);
  }

  private record Head(RepositoryResult result, ResultsInFile source) {}

  @Override
  public void forEach(Taker taker) throws IOException {
    var open = new ArrayList<ResultsInFile>();
    try {
      var heads = new PriorityQueue<Head>(Comparator.comparing(Head::result, ResultsInFile.ORDER));
      for (var file : files) {
        var source = new ResultsInFile(file);
        open.add(source);
        advance(source, heads);
      }
      for (var head = heads.poll(); head != null; head = heads.poll()) {
        checkOther(head, heads);
        taker.take(head.result());
        advance(head.source(), heads);
      }
    } finally {
      for (var source : open) {
        source.close();
      }
    }
  }

  private static void advance(ResultsInFile source, PriorityQueue<Head> heads) throws IOException {
    source.next().ifPresent(result -> heads.add(new Head(result, source)));
  }

  private static void checkOther(Head head, PriorityQueue<Head> heads) throws IOException {
    var other = heads.peek();
    if (other != null && ResultsInFile.ORDER.compare(head.result(), other.result()) == 0) {
      throw new IOException(
          other.source().file()
              + ": the repository "
              + head.result().name()
              + " is in "
              + head.source().file()
              + ", too");
    }
  }
}
