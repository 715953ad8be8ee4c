FROM alpine/git
RUN git clone git://git.example.com/team/app.git /app
