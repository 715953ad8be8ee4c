FROM scratch
CMD one \\\
USER a
