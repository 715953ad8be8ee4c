FROM scratch
CMD one \
