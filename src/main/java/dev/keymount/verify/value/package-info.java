/** The values of secrets in the builds of a proof: made up or given, and never printed. */
@NullMarked
package dev.keymount.verify.value;

import org.jspecify.annotations.NullMarked;
