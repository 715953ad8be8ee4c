FROM node:22
ARG SECRET_ID
RUN ./configure --secret-id="$SECRET_ID"
