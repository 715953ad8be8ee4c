FROM alpine:3
RUN apk add --no-cache curl
HEALTHCHECK CMD curl -fsS -H "Authorization: Bearer $HEALTH_TOKEN" http://localhost:8080/health
