import docker

client = docker.from_env()
print(client.containers.run("app", "npm test"))
print(site.build("x"))
