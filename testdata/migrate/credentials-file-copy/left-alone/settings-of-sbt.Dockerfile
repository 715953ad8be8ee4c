FROM debian:stable
COPY build.sbt project/ ./
RUN sbt compile
