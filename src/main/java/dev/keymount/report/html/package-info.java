/** Proofs as one page for a browser: nothing is loaded, and nothing in it can run. */
@NullMarked
package dev.keymount.report.html;

import org.jspecify.annotations.NullMarked;
