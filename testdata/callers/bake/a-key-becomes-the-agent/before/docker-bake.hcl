variable "SSH_PRIVATE_KEY" {
  default = ""
}

target "default" {
  args = {
    SSH_PRIVATE_KEY = SSH_PRIVATE_KEY
  }
}
