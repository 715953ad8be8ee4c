#!/bin/sh

set -e

AWS_PASSWORD=$(docker run --rm \
    -e AWS_ACCESS_KEY_ID=$AWS_ACCESS_KEY_ID \
    -e AWS_SECRET_ACCESS_KEY=$AWS_SECRET_ACCESS_KEY \
    tools.example.com/aws-cli ecr get-login-password \
    --region $AWS_DEFAULT_REGION)
printf '%s' "$AWS_PASSWORD" | docker login -u AWS --password-stdin registry.example.com
ENCODED=$(echo -n "AWS:$AWS_PASSWORD" | base64)
PAYLOAD=$(jq -n --arg userpass "$ENCODED" '{"auths": {"registry.example.com": {"auth": $userpass}}}')
curl --request PUT --header "PRIVATE-TOKEN:$TOKEN" "https://git.example.com/api/v4/projects/$PROJECT_ID/variables/DOCKER_AUTH_CONFIG" --form "value=$PAYLOAD"
