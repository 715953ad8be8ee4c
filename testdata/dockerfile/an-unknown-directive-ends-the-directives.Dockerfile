# sintax=a
# escape=`
FROM scratch
CMD a \
 b
