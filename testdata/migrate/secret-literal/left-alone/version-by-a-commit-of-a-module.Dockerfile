FROM golang:1.23
RUN go install example.com/tools/token-gen@v0.0.0-20240116215550-a9fa1716bcac
