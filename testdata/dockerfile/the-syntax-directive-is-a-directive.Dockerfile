# syntax=docker/dockerfile:1
# escape=`
FROM scratch
CMD a `
 b
