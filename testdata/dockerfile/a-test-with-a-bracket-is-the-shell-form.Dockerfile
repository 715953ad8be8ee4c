FROM scratch
RUN [ -f /a ] || [ "x" = "y" ]
