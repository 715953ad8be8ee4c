eval "$(ssh-agent)"
ssh-add ~/.ssh/id_rsa
git clone git@git.example.com:acme/lib.git
