FROM alpine/git
RUN --mount=type=secret,id=netrc,target=/root/.netrc git clone https://git.example.com/team/app.git /app
