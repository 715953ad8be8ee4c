FROM alpine/git
RUN git config --global user.email git@example.com && git config --global user.name git
