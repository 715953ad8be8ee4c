FROM scratch
CMD [true]
