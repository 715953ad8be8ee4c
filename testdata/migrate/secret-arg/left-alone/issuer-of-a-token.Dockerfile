FROM node:22
ARG JWT_ISSUER=https://id.example.com
RUN ./configure --issuer="$JWT_ISSUER"
