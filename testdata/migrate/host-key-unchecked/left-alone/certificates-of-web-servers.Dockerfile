FROM alpine/git
RUN git config --global http.sslVerify false
