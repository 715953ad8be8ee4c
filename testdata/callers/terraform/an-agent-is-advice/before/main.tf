resource "docker_image" "app" {
  name = "app"
  build {
    context = path.module
    build_arg = { SSH_PRIVATE_KEY = file(pathexpand("~/.ssh/id_rsa")) }
  }
}
