/** Images that exist: what has leaked into them already, where, and what to rotate. */
@NullMarked
package dev.keymount.verify.audit;

import org.jspecify.annotations.NullMarked;
