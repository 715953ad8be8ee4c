FROM eclipse-temurin:21
ARG SASL_MECHANISM=SCRAM-SHA-512
RUN echo "sasl.mechanism=$SASL_MECHANISM" >> /opt/kafka/config/client.properties
