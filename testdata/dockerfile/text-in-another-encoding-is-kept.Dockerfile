FROM scratch
LABEL a=ƒeƒX b=é
USER x
