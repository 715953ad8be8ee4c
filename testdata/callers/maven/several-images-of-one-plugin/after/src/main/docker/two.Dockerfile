FROM eclipse-temurin:21
RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci
