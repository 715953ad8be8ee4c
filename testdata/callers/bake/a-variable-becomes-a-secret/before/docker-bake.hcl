variable "NPM_TOKEN" {}

variable "TAG" {
  default = "latest"
}

group "default" {
  targets = ["app"]
}

target "app" {
  context    = "."
  dockerfile = "Dockerfile"
  tags       = ["registry.example.com/app:${TAG}"]
  args = {
    NODE_ENV  = "production"
    NPM_TOKEN = "${NPM_TOKEN}" # for the private packages
  }
}
