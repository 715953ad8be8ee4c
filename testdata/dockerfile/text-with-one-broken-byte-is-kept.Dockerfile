FROM scratch
LABEL a=é b=ü
LABEL c=� d=e
