FROM node:22
ARG BUILD_DATE
RUN echo "$BUILD_DATE" > /built
