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
  secret = [
    "type=env,id=licence", # of the vendor
    "id=NPM_TOKEN,env=NPM_TOKEN",
  ]
}
