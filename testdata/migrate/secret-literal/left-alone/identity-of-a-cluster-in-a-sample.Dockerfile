FROM eclipse-temurin:21
ENV CLUSTER_ID=TXlDbHVzdGVyT2ZUZXN0cw
RUN kafka-storage format -t "$CLUSTER_ID" -c config/server.properties
