FROM redis:7
CMD exec redis-server --requirepass "$REDIS_PASSWORD"
