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
  }
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
}
