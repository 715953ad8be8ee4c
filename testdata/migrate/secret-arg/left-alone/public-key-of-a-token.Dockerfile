FROM node:22
ARG JWT_PUBLIC_KEY
RUN echo "$JWT_PUBLIC_KEY" > /etc/jwt.pub
