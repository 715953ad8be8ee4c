# Everything that is built here.
variable "NPM_TOKEN" { default = "" }
variable "CDN" { default = "https://cdn.example.com" }

function "tag" {
  params = [name]
  result = ["registry.example.com/${name}:latest"]
}

target "_common" {
	args = { "CDN" = CDN }
	/* nothing but caches
	   below */
	secret = [
		"id=maps,src=maps.txt",
		"id=NPM_TOKEN,env=NPM_TOKEN",
	]
}

target "api" {
	inherits = ["_common"]
	context  = "api"
	tags     = tag("api")
}

target "web" {
	inherits = ["_common"]
	context  = "./web"
	tags     = tag("web")
	labels = {
		// a brace in a string: }
		"com.example.note" = "uses ${upper("npm_token")} {not} \"here\""
	}
}
