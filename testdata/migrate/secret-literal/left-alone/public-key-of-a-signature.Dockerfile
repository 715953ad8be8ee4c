FROM alpine:3
RUN minisign -Vm app.tgz -P RWQCANARYa1b2c3d4e5f6g7h8i9j0kAlBmCnDoEpFqGrHsItJuKvLwMx
