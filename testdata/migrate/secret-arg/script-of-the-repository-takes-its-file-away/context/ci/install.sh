echo "//npm.example.com/:_authToken=$NPM_TOKEN" > .npmrc
npm ci
rm -f .npmrc
