package dev.keymount.flow;

import dev.keymount.secret.Reach;
import dev.keymount.secret.SshClients;
import java.util.List;

/** ssh clients, which find a key wherever one lies for them. */
enum SshReaders implements FileReaders {
  INSTANCE;

  @Override
  public boolean isSsh() {
    return true;
  }

  @Override
  public Reach reach(
      Place place,
      String directory,
      Invocation invocation,
      ContextScripts scripts,
      KeyState state,
      boolean mentions) {
    return mentions || state.isUsable()
        ? SshUse.reach(invocation.command(), invocation, scripts)
        : Reach.NEVER;
  }

  @Override
  public List<String> files(Place place, String directory, Invocation invocation, KeyState state) {
    return List.of(KeyState.nearest(state.files(), place, directory));
  }

  @Override
  public Reach reach(Place place, List<String> words, KeyState state) {
    if (words.isEmpty() || !state.isUsable()) {
      return Reach.NEVER;
    }
    var path = words.get(0);
    var program = path.substring(path.lastIndexOf('/') + 1);
    return SshClients.reach(program, path, words.subList(1, words.size()));
  }
}
