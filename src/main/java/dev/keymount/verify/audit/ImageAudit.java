package dev.keymount.verify.audit;

import java.util.List;

/**
 * What has leaked into one image.
 *
 * @param image the name of the image
 * @param layers how many layers it has
 * @param secrets the secrets in it
 * @param samples the paths of keys and tokens that are taken for samples: those of tests, of
 *     documentation, and of packages that everybody has
 * @param unread what could not be searched, each with a reason
 */
public record ImageAudit(
    String image,
    int layers,
    List<LeakedSecret> secrets,
    List<String> samples,
    List<String> unread) {

  /** Takes copies. */
  public ImageAudit {
    secrets = List.copyOf(secrets);
    samples = List.copyOf(samples);
    unread = List.copyOf(unread);
  }
}
