/** The command line: files and streams in, exit code out. */
@NullMarked
package dev.keymount.cli;

import org.jspecify.annotations.NullMarked;
