FROM alpine:3
RUN --mount=type=secret,id=kubeconfig kubectl --kubeconfig /run/secrets/kubeconfig get crd -o name > /crds.txt
