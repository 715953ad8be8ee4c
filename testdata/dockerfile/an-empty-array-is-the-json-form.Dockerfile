FROM scratch
CMD []
ENTRYPOINT [ ]
