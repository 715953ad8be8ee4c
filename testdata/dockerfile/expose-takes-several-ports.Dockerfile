FROM scratch
EXPOSE 80/tcp  443	8080-8090/udp
