#!/bin/bash
token=$1
flags="--build-arg NPM_TOKEN=$token"
token=other
docker build $flags .

if [ -n "$CI" ]; then
  more="--build-arg NPM_TOKEN"
else
  more="--build-arg NPM_TOKEN=$2"
fi
docker build $more .

docker="sudo docker"
$docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
docker build --build-arg NPM_TOKEN=$A --build-arg NPM_TOKEN=$B .
docker build --secret id=NPM_TOKEN,env=OTHER --build-arg NPM_TOKEN=$B .
readonly NPM_TOKEN=$(cat token)
docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
ssh builder "docker build --build-arg NPM_TOKEN=$NPM_TOKEN ."
