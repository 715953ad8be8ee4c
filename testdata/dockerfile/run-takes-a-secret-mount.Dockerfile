FROM scratch
RUN --mount=type=secret,id=a,env=A,required=true b
