FROM node:22
ARG DB_SECRET_ARN
RUN echo "$DB_SECRET_ARN" > /etc/secret-arn
