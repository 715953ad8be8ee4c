FROM alpine:3
RUN ./draw | { read -r PASSWORD; echo "localhost:5432:*:app:$PASSWORD" > ~/.pgpass; }
