FROM debian:12
RUN sed -E -i 's#https://[^:@/]+:[^@/]+@git.example.com#https://git.example.com#' .gitmodules
