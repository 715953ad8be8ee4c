variable "SSH_PRIVATE_KEY" {
  default = ""
}

target "default" {
  ssh = ["default"]
}
