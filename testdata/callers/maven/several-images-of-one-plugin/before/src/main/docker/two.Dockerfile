FROM eclipse-temurin:21
ARG NPM_TOKEN
RUN npm ci
