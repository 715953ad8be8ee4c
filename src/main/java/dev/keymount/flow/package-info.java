/** The build graph, its scopes, and the lives of secrets in it. */
@NullMarked
package dev.keymount.flow;

import org.jspecify.annotations.NullMarked;
