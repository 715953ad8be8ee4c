FROM golang:1.23
ARG PRIVATE_KEY_FORMAT=pkcs8
COPY . /src
RUN cd /src && go test -tags "$PRIVATE_KEY_FORMAT" ./...
