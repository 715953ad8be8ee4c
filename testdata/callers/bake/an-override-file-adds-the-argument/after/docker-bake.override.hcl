target "app" {
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
  output = ["type=docker"]
}
