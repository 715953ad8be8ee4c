FROM postgres:16
CMD exec psql "postgres://${DB_USER}:${DB_PASSWORD}@db.example.com/app"
