FROM alpine:3
RUN --mount=type=secret,id=T,env=T [ -n "$T" ] && echo "the token is set" > /build.log
