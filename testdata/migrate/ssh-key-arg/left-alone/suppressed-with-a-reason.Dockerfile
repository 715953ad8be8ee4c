FROM alpine/git
# keymount:ignore=ssh-key-arg a key of the sandbox, made for each run
ARG SSH_PRIVATE_KEY
RUN mkdir -p ~/.ssh && echo "$SSH_PRIVATE_KEY" > ~/.ssh/id_rsa && git clone git@git.example.com:team/app.git
