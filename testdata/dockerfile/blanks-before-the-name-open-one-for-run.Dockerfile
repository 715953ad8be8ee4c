FROM scratch
RUN <<   A
print(1)
A
USER a
