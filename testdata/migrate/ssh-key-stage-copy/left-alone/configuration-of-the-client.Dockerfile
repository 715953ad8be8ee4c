FROM registry.example.com/team/base AS base
FROM debian:12
COPY --from=base /root/.ssh/config /root/.ssh/config
