FROM debian:12
ARG COSIGN_PUBLIC_KEY
RUN echo "$COSIGN_PUBLIC_KEY" > /etc/cosign.pub
