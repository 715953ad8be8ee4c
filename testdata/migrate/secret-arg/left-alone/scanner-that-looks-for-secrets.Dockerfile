ARG SECRET_SCANNER_TAG=v8.18.0
FROM registry.example.com/tools/scanner:${SECRET_SCANNER_TAG}
COPY . /src
RUN scan /src
