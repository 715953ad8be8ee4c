FROM alpine/git
RUN --mount=type=secret,id=token git -c http.extraHeader="Authorization: Bearer $(cat /run/secrets/token)" clone https://git.example.com/team/app.git /app
