FROM alpine/git
ENV SSH_AUTH_SOCK=/run/host-services/ssh-auth.sock
