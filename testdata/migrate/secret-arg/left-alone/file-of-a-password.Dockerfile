FROM node:22
ARG DB_PASSWORD_FILE=/run/secrets/db
RUN ./configure --password-file="$DB_PASSWORD_FILE"
