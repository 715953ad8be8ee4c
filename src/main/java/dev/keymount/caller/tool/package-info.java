/**
 * Build tools: bake files, Terraform, Tilt, Maven, Skaffold, Ansible and dev containers. Each names
 * the build arguments of a build in its own way, and has its own words for secrets and agents.
 */
@NullMarked
package dev.keymount.caller.tool;

import org.jspecify.annotations.NullMarked;
