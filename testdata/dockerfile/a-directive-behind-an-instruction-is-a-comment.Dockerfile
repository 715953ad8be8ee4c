FROM scratch
# escape=`
CMD a \
 b
