package dev.keymount.migrate;

import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.jenkins.JenkinsFormat;
import dev.keymount.caller.tool.BakeFormat;
import dev.keymount.caller.tool.MavenFormat;
import dev.keymount.caller.tool.TerraformFormat;
import dev.keymount.caller.tool.TiltFormat;
import java.util.List;

/** The kinds of files that are read as callers; the first that reads a file has it. */
final class CallerFormats {

  static final List<CallerFormat> ALL =
      List.of(
          new BakeFormat(),
          new JenkinsFormat(),
          new TerraformFormat(),
          new TiltFormat(),
          new MavenFormat());

  private CallerFormats() {}

  /** Returns whether a file of that path, relative to the root with slashes, may call builds. */
  static boolean cover(String path) {
    return ALL.stream().anyMatch(format -> format.covers(path));
  }
}
