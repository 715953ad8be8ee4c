# build_args = { NPM_TOKEN = var.npm_token }
resource "docker_container" "app" {
  image = docker_image.app.image_id
  env   = ["NPM_TOKEN=${var.npm_token}"]
}

resource "docker_image" "app" {
  name = "app"
  build {
    context    = "."
    build_args = { NODE_ENV = "NPM_TOKEN" }
  }
}
