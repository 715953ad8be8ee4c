resource "docker_image" "app" {
  name = "app"
  build {
    context = "."
    build_args = {
      NPMRC    = file("~/.npmrc") # login of npm
      NODE_ENV = "production"
    }
  }
}
