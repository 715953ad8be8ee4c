FROM node:22
RUN for token in a b c; do echo "$token"; done
