FROM node:22
COPY vapid.json /app/vapid.json
