FROM node:22
RUN corepack enable && corepack prepare yarn@4.1.0+sha256.81a00df816059803e6b5148acf03ce313cad36b7f6e5af6efa040a15981a6ffb --activate
