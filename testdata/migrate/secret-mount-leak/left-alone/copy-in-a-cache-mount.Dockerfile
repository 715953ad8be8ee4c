FROM gradle:8
RUN --mount=type=secret,id=properties --mount=type=cache,target=/home/gradle/.gradle \
    cp /run/secrets/properties /home/gradle/.gradle/gradle.properties && gradle build
