variable "IMAGE" {
  default = "models"
}

variable "TEAM_TOKEN" {
  default = ""
}

group "default" {
  targets = ["app"]
}

target "app" {
  context = "."
  args = {
    API_TOKEN = "${TEAM_TOKEN}"
    LEVEL     = 3
  }
  tags = ["${IMAGE}"]
}
