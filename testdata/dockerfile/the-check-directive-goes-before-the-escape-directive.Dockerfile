# check=skip=JSONArgsRecommended
# escape=`
FROM scratch
CMD a `
 b
