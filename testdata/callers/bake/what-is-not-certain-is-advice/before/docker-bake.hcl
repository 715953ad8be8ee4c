variable "NPM_TOKEN" {
  default = "CANARYdefault0123456789"
}

variable "LOGIN" {}

target "app" {
  args = {
    NPM_TOKEN = NPM_TOKEN
  }
}

target "composite" {
  args = { NPM_TOKEN = "${LOGIN}:${NPM_TOKEN}" }
}

target "literal" {
  args = { NPM_TOKEN = "CANARYliteral0123456789" }
}
