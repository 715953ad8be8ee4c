FROM golang:1.22-alpine
ARG GIT_TOKEN_TTL=3600
RUN git config --global credential.helper "cache --timeout=${GIT_TOKEN_TTL}"
COPY go.* ./
RUN go mod download
