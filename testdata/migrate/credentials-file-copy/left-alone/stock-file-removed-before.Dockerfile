FROM maven:3
RUN rm -f /root/.m2/settings.xml
COPY settings.xml /root/.m2/settings.xml
RUN mvn package
