variable "NPM_TOKEN" {}

target "app" {
  args = { NPM_TOKEN = NPM_TOKEN }
}

target "copy" {
  args = target.app.args
}

target "given" {
  args   = { NPM_TOKEN = NPM_TOKEN }
  secret = ["id=NPM_TOKEN,src=token.txt"]
}

target "listed" {
  args = {
    NPM_TOKEN = NPM_TOKEN
  }
  secret = [
    "type=env,id=licence", # of the vendor
  ]
}
