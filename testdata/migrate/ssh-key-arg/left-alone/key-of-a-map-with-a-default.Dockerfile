FROM node:22
ARG PRIMARY_KEY=id
RUN ./generate --primary-key "$PRIMARY_KEY"
