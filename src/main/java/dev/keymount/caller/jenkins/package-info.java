/**
 * Pipelines of Jenkins: steps that run shell text, images of the Docker Pipeline plugin and agents
 * that are built from a Dockerfile.
 */
@NullMarked
package dev.keymount.caller.jenkins;

import org.jspecify.annotations.NullMarked;
