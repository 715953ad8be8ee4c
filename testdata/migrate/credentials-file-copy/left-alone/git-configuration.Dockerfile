FROM debian:stable
COPY .gitconfig /root/.gitconfig
RUN git clone https://git.example.com/team/app.git
