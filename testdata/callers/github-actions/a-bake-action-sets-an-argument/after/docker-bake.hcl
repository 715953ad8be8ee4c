variable "NPM_TOKEN" { default = "" }
variable "TAG" { default = "dev" }

target "default" {
  inherits = ["app"]
}

target "app" {
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
  tags = ["example/app:${TAG}"]
}
