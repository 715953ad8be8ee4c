FROM scratch
CMD ["a",]
