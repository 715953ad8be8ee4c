FROM maven:3
COPY settings.xml /root/.m2/settings.xml
RUN mvn package
