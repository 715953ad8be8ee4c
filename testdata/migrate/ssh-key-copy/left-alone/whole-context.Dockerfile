FROM debian:stable
COPY . /app
RUN git clone git@git.example.com:team/app.git || true
