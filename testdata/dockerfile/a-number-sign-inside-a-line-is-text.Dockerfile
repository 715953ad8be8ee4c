FROM scratch
CMD echo # no note
USER a#b
