# escape=``
FROM scratch
