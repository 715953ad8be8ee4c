FROM debian:stable
COPY packages-gpg.key /etc/pki/rpm-gpg/RPM-GPG-KEY-packages
