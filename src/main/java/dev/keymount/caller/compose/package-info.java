/**
 * Compose files: the services that are built, what their {@code build.args} pass, and the {@code
 * build.secrets}, {@code build.ssh} and top-level {@code secrets} that take their place.
 *
 * <p>Facts are those of the Compose specification and of Docker Compose 2: {@code build.ssh} from
 * 2.4, {@code build.secrets} from 2.5, {@code environment} of a secret in builds from 2.7, {@code
 * target} as the id from 2.18. User, group and mode of a secret are ignored in builds.
 */
@NullMarked
package dev.keymount.caller.compose;

import org.jspecify.annotations.NullMarked;
