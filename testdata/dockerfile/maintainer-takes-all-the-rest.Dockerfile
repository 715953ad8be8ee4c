FROM scratch
MAINTAINER A B <a@example.com>, "C"
