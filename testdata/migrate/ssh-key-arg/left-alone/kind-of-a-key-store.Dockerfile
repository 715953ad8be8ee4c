FROM eclipse-temurin:21
ARG KEYSTORE_TYPE=PKCS12
RUN sed -i "s/^keystore.type=.*/keystore.type=${KEYSTORE_TYPE}/" "$JAVA_HOME/conf/security/java.security"
