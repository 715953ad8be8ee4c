resource "docker_image" "app" {
  name = "app"
  build {
    context = "."
    build_args = {
      NODE_ENV = "production"
    }
    secrets {
      id  = "NPMRC"
      src = pathexpand("~/.npmrc")
    }
  }
}
