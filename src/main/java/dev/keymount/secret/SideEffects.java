package dev.keymount.secret;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What programs do with a secret beyond using it: the files in which they leave it, and the
 * accounts and settings that they make of it.
 *
 * <p>Some files were found by building with a canary; the others are where the programs are known
 * to store things, and were not tried.
 */
public final class SideEffects {

  private static final Set<String> PROVISIONERS =
      Set.of(
          "chpasswd",
          "passwd",
          "htpasswd",
          "mosquitto_passwd",
          "vncpasswd",
          "x11vnc",
          "useradd",
          "usermod",
          "adduser",
          "mysql",
          "mysqladmin",
          "mysqld",
          "psql",
          "mongo",
          "mongosh",
          "debconf-set-selections",
          "smbpasswd",
          "keytool",
          "openssl",
          "redis-cli",
          "ldapadd",
          "slappasswd",
          "rabbitmqctl",
          "createuser",
          "sqlplus",
          "add-user.sh",
          "asadmin",
          "grub-mkpasswd-pbkdf2",
          "mkpasswd",
          "crudini",
          "ssh-keygen",
          "isql",
          "wp",
          "drush",
          "occ",
          "htdigest",
          "saslpasswd2",
          "kadmin.local",
          "influx",
          "snmpd");

  private SideEffects() {}

  /** Returns whether a program makes an account or a setting of the image from what it is given. */
  public static boolean provisions(String program) {
    return PROVISIONERS.contains(program);
  }

  /**
   * Returns the file in which a program leaves a secret that stands among its arguments.
   *
   * @param program the program's name without its directory
   * @param arguments its arguments, those that are not constant as written
   */
  public static Optional<String> leftIn(String program, List<String> arguments) {
    var line = CommandLine.of(program, arguments);
    return InPlace.edits(line) ? Optional.of("a file that it edits") : StoredSecrets.leftIn(line);
  }
}
