FROM alpine/git
RUN TOKEN="$(./issue-short-lived)" && echo "machine git.example.com login ci password $TOKEN" > ~/.netrc
