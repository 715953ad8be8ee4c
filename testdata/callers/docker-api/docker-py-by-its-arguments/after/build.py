from docker import APIClient

SERVICE = "web"
api = APIClient()
for line in api.build(path=f"services/{SERVICE}", buildargs=dict(NPM_TOKEN="x")):
    print(line)
