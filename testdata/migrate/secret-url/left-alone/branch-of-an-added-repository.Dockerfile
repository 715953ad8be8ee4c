FROM alpine:3
ADD https://git.example.com/team/app.git#v1.2.3:docs /docs
