variable "NPM_TOKEN" {
  default = null
}

target "app" {
  context = "."
  secret  = [{ type = "file", id = "maps", src = "maps.txt" }]
}
