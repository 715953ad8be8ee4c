FROM debian:stable
COPY wallet/cwallet.sso /opt/wallet/
