/** The lossless tree of a Dockerfile and its parser. */
@NullMarked
package dev.keymount.dockerfile;

import org.jspecify.annotations.NullMarked;
