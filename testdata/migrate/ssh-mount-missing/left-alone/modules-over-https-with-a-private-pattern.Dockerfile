FROM golang:1.23
ENV GOPRIVATE=git.example.com/team
COPY go.mod go.sum ./
RUN go mod download
