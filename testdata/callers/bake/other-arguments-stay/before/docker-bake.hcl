variable "NODE_VERSION" {}

# args = { NPM_TOKEN = NPM_TOKEN }
target "app" {
  args = {
    NODE_VERSION = NODE_VERSION
    NPM_TOKEN    = null
  }
  labels = {
    "com.example.args" = "NPM_TOKEN = ${NODE_VERSION}"
  }
}

target "inline" {
  dockerfile-inline = <<EOT
FROM scratch
ARG NPM_TOKEN
EOT
  args = {
    NPM_TOKEN = NODE_VERSION
  }
}
