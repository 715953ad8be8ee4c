FROM debian:stable
COPY terraform.tfvars /infra/
