variable "NPM_TOKEN" {}

target "default" {
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
}
