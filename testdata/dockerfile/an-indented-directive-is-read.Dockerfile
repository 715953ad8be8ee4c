   # escape=`
FROM scratch
CMD a `
 b
