FROM registry.example.com/team/fixtures AS fixtures
FROM golang:1.23
COPY --from=fixtures /testdata/id_rsa /src/testdata/id_rsa
RUN go test ./...
