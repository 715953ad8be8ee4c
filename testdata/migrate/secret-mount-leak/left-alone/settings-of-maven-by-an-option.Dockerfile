FROM maven:3
COPY . .
RUN --mount=type=secret,id=settings.xml mvn -s /run/secrets/settings.xml -B package
