FROM alpine/git
RUN ssh -V && git --version
