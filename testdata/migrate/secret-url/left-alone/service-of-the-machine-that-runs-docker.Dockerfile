FROM node:22
ENV QUEUE_URL=amqp://app:Kx81mVvw27@host.docker.internal:5672/
