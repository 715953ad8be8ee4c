FROM --platform=linux/amd64 scratch AS a
FROM scratch as b-c_d.e
FROM a
