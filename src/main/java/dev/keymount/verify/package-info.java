/**
 * Proof on a real builder: a Dockerfile is built before and after its migration with secrets that
 * can be looked for, everything that the builds leave is searched, and the two results are
 * compared.
 *
 * <p>Rooms: {@code builder} (Docker, Podman, their processes, and what must be cleaned up), {@code
 * image} (saved images, their file systems and how two of them differ), {@code search} (secrets in
 * bytes).
 */
@NullMarked
package dev.keymount.verify;

import org.jspecify.annotations.NullMarked;
