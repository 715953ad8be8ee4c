FROM alpine:3 AS pair
RUN apk add --no-cache openssh-keygen && ssh-keygen -q -t rsa -N '' -f /id_rsa
FROM golang:1.23
COPY --from=pair /id_rsa /root/.ssh/id_rsa
RUN go test ./sshd/...
