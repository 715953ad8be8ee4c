FROM scratch
CMD ["a", "b c",""]
ENTRYPOINT [ "d" ]
SHELL ["e"]
