FROM scratch
COPY ['a', '/d']
