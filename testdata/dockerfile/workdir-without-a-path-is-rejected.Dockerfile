FROM scratch
WORKDIR 
