FROM maven:3
COPY log4j.properties /app/log4j.properties
RUN mvn package
