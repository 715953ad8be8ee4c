/* The image of the application. */
resource "docker_image" "app" {
	for_each = toset(["a", "b"])
	name     = "app-${each.key}"
	triggers = { sum = sha1(join("", [for f in fileset(path.module, "app/*") : filesha1(f)])) }
	build {
		context    = "${path.module}/app"
		build_args = { "NPMRC" : file("${path.module}/npmrc") }
		label      = { author : "someone } else" }
		dynamic "auth_config" {
			for_each = var.hosts
			content { host_name = auth_config.value }
		}
	} // build
}
