FROM scratch
ADD --chown=1:2 --chmod=755 --link --keep-git-dir=false --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a /b
