FROM alpine/git
# was: git clone https://ci:CANARY0123@git.example.com/team/app.git
RUN git clone https://git.example.com/team/app.git /app
