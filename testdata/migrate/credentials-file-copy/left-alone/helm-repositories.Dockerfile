FROM debian:stable
COPY repositories.yaml /root/.config/helm/repositories.yaml
RUN helm repo update
