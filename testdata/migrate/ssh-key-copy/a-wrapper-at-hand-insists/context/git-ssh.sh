exec ssh -o IdentitiesOnly=yes -i /root/.ssh/deploy "$@"
