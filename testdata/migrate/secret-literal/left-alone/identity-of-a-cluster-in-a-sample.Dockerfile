FROM eclipse-temurin:21
ENV CLUSTER_ID=MkU3OEVBNTcwNTJENDM2Qk
RUN kafka-storage format -t "$CLUSTER_ID" -c config/server.properties
