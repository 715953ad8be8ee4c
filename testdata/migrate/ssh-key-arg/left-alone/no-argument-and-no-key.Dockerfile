FROM alpine/git
RUN git clone https://git.example.com/team/app.git
