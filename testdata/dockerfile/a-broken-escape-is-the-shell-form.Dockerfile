FROM scratch
CMD ["C:\Program Files"]
