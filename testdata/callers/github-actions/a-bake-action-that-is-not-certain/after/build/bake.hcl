variable "NPM_TOKEN" { default = "" }
group "default" { targets = ["one", "two"] }
target "one" {
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
}
target "two" {
  inherits = ["one"]
  args = { NODE_ENV = "test" }
}
