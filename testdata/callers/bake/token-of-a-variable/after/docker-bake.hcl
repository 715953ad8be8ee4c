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
    LEVEL     = 3
  }
  secret = ["id=API_TOKEN,env=TEAM_TOKEN"]
  tags = ["${IMAGE}"]
}
