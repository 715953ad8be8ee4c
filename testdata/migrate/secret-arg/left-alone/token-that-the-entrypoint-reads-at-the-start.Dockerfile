FROM alpine:3
COPY --chmod=755 <<'EOF' /entrypoint.sh
#!/bin/sh
exec /usr/bin/agent --token "$AGENT_TOKEN"
EOF
ENTRYPOINT ["/entrypoint.sh"]
