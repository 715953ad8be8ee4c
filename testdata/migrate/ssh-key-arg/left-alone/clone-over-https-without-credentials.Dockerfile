FROM alpine/git
ARG REPOSITORY=https://git.example.com/team/app.git
RUN git clone "$REPOSITORY" /app
