FROM debian:12
RUN curl -fsSLO https://web.example.com/web/20200101/https://files.example.com/tool@2.0:linux@x64.tgz
