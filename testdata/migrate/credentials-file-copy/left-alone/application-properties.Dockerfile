FROM gradle:8
COPY application.properties src/main/resources/
RUN gradle build
