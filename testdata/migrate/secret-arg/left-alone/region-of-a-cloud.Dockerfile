FROM node:22
ARG AWS_REGION=eu-central-1
RUN aws configure set region "$AWS_REGION"
