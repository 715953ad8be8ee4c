: "${SENTRY_AUTH_TOKEN:?is not set}"
echo "release $RELEASE" > released
