FROM scratch
USER <<A
ENV a=<<B
CMD cat <<C
ENTRYPOINT cat <<D
LABEL x="<<E"
