FROM scratch
RUN <<A cat <<B
