resource "docker_image" "app" {
  name = "app"
  build {
    context            = "."
    use_legacy_builder = true
    build_args         = { NPM_TOKEN = var.npm_token }
  }
}
