FROM scratch AS a
FROM scratch
COPY --fr\
om=a --link=\
true /x /y
