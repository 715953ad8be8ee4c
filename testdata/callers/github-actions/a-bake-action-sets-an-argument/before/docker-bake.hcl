variable "NPM_TOKEN" { default = "" }
variable "TAG" { default = "dev" }

target "default" {
  inherits = ["app"]
}

target "app" {
  args = { NPM_TOKEN = NPM_TOKEN }
  tags = ["example/app:${TAG}"]
}
