FROM golang:1.23
ARG GITHUB_SHA
ARG GITHUB_RUN_ID
RUN go build -ldflags "-X main.commit=${GITHUB_SHA} -X main.run=${GITHUB_RUN_ID}" ./...
