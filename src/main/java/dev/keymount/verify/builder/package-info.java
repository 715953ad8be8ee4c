/** Real builders: their processes, their logs, and what is cleaned up after them. */
@NullMarked
package dev.keymount.verify.builder;

import org.jspecify.annotations.NullMarked;
