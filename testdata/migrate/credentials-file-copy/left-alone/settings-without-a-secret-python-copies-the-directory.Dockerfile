FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN npm install && python3 -c "import shutil; shutil.copytree('/app', '/srv2')"
