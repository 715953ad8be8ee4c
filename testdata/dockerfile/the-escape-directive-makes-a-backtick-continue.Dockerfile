# escape=`
FROM scratch
CMD dir `
  c:\
USER a\
