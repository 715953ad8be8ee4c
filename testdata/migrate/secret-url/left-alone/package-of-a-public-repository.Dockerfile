FROM node:22
RUN npm install "git+https://git.example.com/team/lib.git#semver:^1.2"
