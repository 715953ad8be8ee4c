/**
 * Tests on a real image builder: what a migration claims is held against the images that Docker
 * makes.
 *
 * <p>The builder and the private servers are started by {@code .ci/lab up}.
 */
@NullMarked
package dev.keymount.lab;

import org.jspecify.annotations.NullMarked;
