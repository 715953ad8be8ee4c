FROM scratch
CMD ["a", 1.5e3]
