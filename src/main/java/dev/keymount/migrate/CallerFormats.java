package dev.keymount.migrate;

import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.ci.AzurePipelines;
import dev.keymount.caller.ci.BitbucketPipelines;
import dev.keymount.caller.ci.CircleCi;
import dev.keymount.caller.ci.CloudBuild;
import dev.keymount.caller.ci.CodeBuild;
import dev.keymount.caller.ci.Drone;
import dev.keymount.caller.ci.GitHubActions;
import dev.keymount.caller.ci.GitLabCi;
import dev.keymount.caller.ci.Travis;
import dev.keymount.caller.ci.Woodpecker;
import dev.keymount.caller.compose.ComposeFormat;
import dev.keymount.caller.jenkins.JenkinsFormat;
import dev.keymount.caller.script.Justfile;
import dev.keymount.caller.script.Makefile;
import dev.keymount.caller.script.Markdown;
import dev.keymount.caller.script.PackageJson;
import dev.keymount.caller.script.ShellFile;
import dev.keymount.caller.tool.AnsibleFormat;
import dev.keymount.caller.tool.BakeFormat;
import dev.keymount.caller.tool.DevContainerFormat;
import dev.keymount.caller.tool.MavenFormat;
import dev.keymount.caller.tool.SkaffoldFormat;
import dev.keymount.caller.tool.TerraformFormat;
import dev.keymount.caller.tool.TiltFormat;
import java.util.List;

/** The kinds of files that are read as callers; the first that reads a file has it. */
final class CallerFormats {

  static final List<CallerFormat> ALL =
      List.of(
          new GitHubActions(),
          new GitLabCi(),
          new AzurePipelines(),
          new CircleCi(),
          new Travis(),
          new BitbucketPipelines(),
          new CodeBuild(),
          new CloudBuild(),
          new Drone(),
          new Woodpecker(),
          new BakeFormat(),
          new SkaffoldFormat(),
          new DevContainerFormat(),
          new AnsibleFormat(),
          new ComposeFormat(),
          new JenkinsFormat(),
          new TerraformFormat(),
          new TiltFormat(),
          new MavenFormat(),
          new Makefile(),
          new Justfile(),
          new PackageJson(),
          new Markdown(),
          new ShellFile());

  private CallerFormats() {}

  /** Returns whether a file of that path, relative to the root with slashes, may call builds. */
  static boolean cover(String path) {
    return ALL.stream().anyMatch(format -> format.covers(path)) || Mentions.cover(path);
  }
}
