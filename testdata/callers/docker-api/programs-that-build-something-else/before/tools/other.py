import docker

docker.from_env().images.build(path="other", buildargs={"VERSION": "1"})
