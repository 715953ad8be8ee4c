FROM debian:stable
COPY mongo.key /data/mongo.key
RUN chmod 400 /data/mongo.key
