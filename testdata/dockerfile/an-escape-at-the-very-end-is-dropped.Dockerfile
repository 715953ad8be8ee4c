FROM scratch
CMD one \