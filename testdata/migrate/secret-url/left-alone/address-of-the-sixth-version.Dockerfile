FROM nginx:1.27
HEALTHCHECK CMD curl -fsS "http://[::1]:8080/users/@me:profile@1" || exit 1
