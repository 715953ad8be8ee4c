FROM gradle:8
COPY gradle.properties build.gradle ./
RUN gradle build
