FROM scratch
ARG a
RUN --mount=type=bind,from=$a,target=/a b
