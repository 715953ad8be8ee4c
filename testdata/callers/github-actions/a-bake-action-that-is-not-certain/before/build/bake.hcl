variable "NPM_TOKEN" { default = "" }
group "default" { targets = ["one", "two"] }
target "one" {
  args = { NPM_TOKEN = "${NPM_TOKEN}" }
}
target "two" {
  inherits = ["one"]
  args = { NODE_ENV = "test" }
}
