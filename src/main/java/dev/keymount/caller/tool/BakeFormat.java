package dev.keymount.caller.tool;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of {@code docker buildx bake}, in HCL or JSON. */
public final class BakeFormat implements CallerFormat {

  /** The files that are read together when none is named, in their order. */
  private static final List<String> DEFAULTS =
      List.of(
          "docker-bake.json",
          "docker-bake.hcl",
          "docker-bake.override.json",
          "docker-bake.override.hcl");

  @Override
  public String label() {
    return "bake";
  }

  @Override
  public boolean covers(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    boolean otherHcl =
        name.endsWith(".pkr.hcl") || name.endsWith(".nomad.hcl") || name.startsWith("terragrunt");
    return name.endsWith(".hcl") && !otherHcl || name.endsWith(".json") && name.contains("bake");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    if (!file.source().text().contains("target")) {
      return Optional.empty();
    }
    return BakeFile.read(file.path(), file.source())
        .filter(bake -> !bake.targets().isEmpty())
        .map(bake -> new BakeDocument(file.directory(), bake, together(file, bake)));
  }

  /** Returns the files that are read with this one, in their order, this one among them. */
  private static List<BakeFile> together(CallerFile file, BakeFile bake) {
    if (!DEFAULTS.contains(file.name())) {
      return List.of(bake);
    }
    var files = new ArrayList<BakeFile>();
    for (var name : DEFAULTS) {
      if (name.equals(file.name())) {
        files.add(bake);
      } else {
        var path = file.directory().isEmpty() ? name : file.directory() + "/" + name;
        file.surroundings()
            .text(path)
            .flatMap(text -> BakeFile.read(path, file.source().withText(text)))
            .ifPresent(files::add);
      }
    }
    return files;
  }
}
