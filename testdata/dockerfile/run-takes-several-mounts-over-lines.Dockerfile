FROM scratch
RUN --mount=type=cache,target=/a,sharing=locked \
    --mount=type=bind,source=b,target=/b,rw \
    # note
    --mount=type=tmpfs,target=/c \
    --mount=type=secret,id=d,target=/d,mode=0400,uid=1,gid=2 \
    --mount=type=ssh,id=e \
    f && \
    g
