/**
 * The commands that build images or log in to registries, wherever shell text holds them: {@code
 * docker build} and its kin, {@code docker compose build}, {@code podman}, {@code buildah}, {@code
 * nerdctl}, {@code docker login}.
 */
@NullMarked
package dev.keymount.caller.command;

import org.jspecify.annotations.NullMarked;
