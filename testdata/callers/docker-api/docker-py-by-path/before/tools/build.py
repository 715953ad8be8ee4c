import os

import docker

client = docker.from_env()
image, logs = client.images.build(
    path=".",
    tag="app",
    buildargs={"NPM_TOKEN": os.environ["NPM_TOKEN"]},
)
