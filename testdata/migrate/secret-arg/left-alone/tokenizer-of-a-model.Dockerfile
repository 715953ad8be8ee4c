FROM node:22
ARG TOKENIZER=bert-base
RUN python -m fetch "$TOKENIZER"
