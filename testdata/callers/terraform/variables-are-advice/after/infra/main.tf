variable "npm_token" {
  sensitive = true
}

resource "docker_image" "app" {
  name = "app"
  build {
    context = "${path.module}/.."
    build_args = {
      NPM_TOKEN = var.npm_token
    }
  }
}

resource "docker_image" "second" {
  name = "second"
  build {
    context    = "${path.cwd}/.."
    dockerfile = "Dockerfile"
    build_args = { NPM_TOKEN : "CANARYliteral0123456789" }
  }
}
