FROM node:22
ARG IMAGE_TAG=latest
RUN echo "$IMAGE_TAG" > /tag
