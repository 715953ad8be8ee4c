FROM node:22
COPY .babelrc .eslintrc .stylelintrc ./
RUN npm run lint
