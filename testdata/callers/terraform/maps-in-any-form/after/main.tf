/* The image of the application. */
resource "docker_image" "app" {
	for_each = toset(["a", "b"])
	name     = "app-${each.key}"
	triggers = { sum = sha1(join("", [for f in fileset(path.module, "app/*") : filesha1(f)])) }
	build {
		context    = "${path.module}/app"
		label      = { author : "someone } else" }
		dynamic "auth_config" {
			for_each = var.hosts
			content { host_name = auth_config.value }
		}
		secrets {
			id  = "NPMRC"
			src = "${path.module}/npmrc"
		}
	} // build
}
