variable "NPM_TOKEN" {}

target "default" {
  args = {
    NPM_TOKEN = NPM_TOKEN
  }
}
