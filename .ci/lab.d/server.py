"""The private web servers of the lab: one program, told apart by the host name of the request.

  git.example.com       git over HTTP: /team/library.git
  pypi.example.com      a Python index: /simple/
  npm.example.com       an npm registry: /@team/library
  composer.example.com  a Composer repository of team/library
  maven.example.com     a Maven repository of com.example.team:library, a parent POM
  files.example.com     one file for curl and wget: /model.bin
  public.example.com    an empty Python index (/simple/) and npm registry, open to all

All but the last want a credential. Any that starts with CANARY is right, wherever such tools put one: as
the user or the password of basic authentication, as a bearer token, in one of GitLab's headers.
"""

import base64
import gzip
import hashlib
import io
import json
import os
import ssl
import subprocess
import sys
import tarfile
import tempfile
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

PREFIX = "CANARY"
REPOSITORIES = "/srv/git"


def wheel(library):
    sys.path.insert(0, library)
    import backend

    with tempfile.TemporaryDirectory() as directory:
        name = backend.build_wheel(directory)
        with open(os.path.join(directory, name), "rb") as file:
            return name, file.read()


def archive(library):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("composer.json", "library.php"):
            with open(os.path.join(library, name)) as file:
                archive.writestr(zipfile.ZipInfo("library/" + name, (2020, 1, 1, 0, 0, 0)), file.read())
    return packed.getvalue()


def tarball(library):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name in ("package.json", "index.js"):
            with open(os.path.join(library, name), "rb") as file:
                content = file.read()
            entry = tarfile.TarInfo("package/" + name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return gzip.compress(packed.getvalue(), mtime=0)


def credentials(headers):
    """Every text of the request that could be a credential."""
    scheme, _, rest = (headers.get("Authorization") or "").partition(" ")
    if scheme.lower() == "basic":
        try:
            yield from base64.b64decode(rest).decode().split(":", 1)
        except ValueError:
            pass
    elif scheme.lower() in ("bearer", "token"):
        yield rest.strip()
    for name in ("PRIVATE-TOKEN", "JOB-TOKEN", "X-Api-Key"):
        if headers.get(name):
            yield headers[name]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    package = version = wheel = archive = tarball = parent = log = credential = None
    log_lock = threading.Lock()

    def do_GET(self):
        self.answer(b"")

    def do_POST(self):
        self.answer(self.body())

    do_PUT = do_POST

    def answer(self, body):
        self.credential = next((c for c in credentials(self.headers) if c.startswith(PREFIX)), None)
        site = (self.headers.get("Host") or "").split(":")[0].split(".")[0]
        path = unquote(urlsplit(self.path).path)
        if site != "public" and self.credential is None:
            self.reply(401, b"a credential is wanted\n", {"WWW-Authenticate": 'Basic realm="lab"'})
            return
        private = {
            "git": self.git,
            "pypi": self.pypi,
            "npm": self.npm,
            "composer": self.composer,
            "maven": self.maven,
            "files": self.files,
        }
        private.get(site, self.public)(path, body)

    def git(self, path, body):
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": REPOSITORIES,
            "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": path,
            "QUERY_STRING": urlsplit(self.path).query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        ran = subprocess.run(["git", "http-backend"], input=body, env=environment, stdout=subprocess.PIPE, check=False)
        head, _, content = ran.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().splitlines() if ": " in line)
        self.reply(int(headers.pop("Status", "200").split()[0]), content, headers)

    def pypi(self, path, _):
        name, content = self.wheel
        if path.rstrip("/") == "/simple/library":
            page = f'<!DOCTYPE html><title>library</title><a href="/files/{name}">{name}</a>\n'
            self.reply(200, page.encode(), {"Content-Type": "text/html"})
        elif path == "/files/" + name:
            self.reply(200, content)
        else:
            self.missing()

    def npm(self, path, _):
        if path == "/@team/library":
            distribution = {
                "tarball": self.url("/@team/library/-/library-1.0.0.tgz"),
                "integrity": "sha512-" + base64.b64encode(hashlib.sha512(self.tarball).digest()).decode(),
            }
            version = {**self.version, "dist": distribution}
            page = {"name": version["name"], "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": version}}
            self.reply(200, json.dumps(page).encode(), {"Content-Type": "application/json"})
        elif path == "/@team/library/-/library-1.0.0.tgz":
            self.reply(200, self.tarball)
        elif path == "/-/whoami":
            self.reply(200, b'{"username":"lab"}', {"Content-Type": "application/json"})
        else:
            self.missing()

    def composer(self, path, _):
        if path == "/packages.json":
            distribution = {
                "type": "zip",
                "url": self.url("/library-1.0.0.zip"),
                "shasum": hashlib.sha1(self.archive).hexdigest(),
            }
            version = {**self.package, "version": "1.0.0", "dist": distribution}
            page = {"packages": {version["name"]: {"1.0.0": version}}}
            self.reply(200, json.dumps(page).encode(), {"Content-Type": "application/json"})
        elif path == "/library-1.0.0.zip":
            self.reply(200, self.archive)
        else:
            self.missing()

    def maven(self, path, _):
        pom = "/com/example/team/library/1.0.0/library-1.0.0.pom"
        if path == pom:
            self.reply(200, self.parent, {"Content-Type": "application/xml"})
        elif path == pom + ".sha1":
            self.reply(200, hashlib.sha1(self.parent).hexdigest().encode())
        else:
            self.missing()

    def files(self, path, _):
        if path == "/model.bin":
            self.reply(200, b"weights\n")
        else:
            self.missing()

    def public(self, path, _):
        if path == "/":
            self.reply(200, b"ready\n")
        else:
            self.missing()

    def url(self, path):
        scheme = "https" if isinstance(self.connection, ssl.SSLSocket) else "http"
        return f"{scheme}://{self.headers['Host']}{path}"

    def missing(self):
        self.reply(404, b"{}\n", {"Content-Type": "application/json"})

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def reply(self, status, content, headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_request(self, code="-", size="-"):
        entry = {
            "host": self.headers.get("Host"),
            "method": self.command,
            "path": self.path,
            "status": int(code),
            "credential": self.credential,
        }
        with self.log_lock, open(self.log, "a") as file:
            file.write(json.dumps(entry) + "\n")

    def log_message(self, format, *args):
        sys.stderr.write(format % args + "\n")


class Server(ThreadingHTTPServer):
    context = None

    def finish_request(self, request, client_address):
        """Shakes hands in the thread of the request: a client that says nothing holds up nobody else."""
        if self.context:
            request.settimeout(30)
            with self.context.wrap_socket(request, server_side=True) as secured:
                super().finish_request(secured, client_address)
        else:
            super().finish_request(request, client_address)


def main(address, library, certificate, log):
    with open(os.path.join(library, "package.json")) as file:
        Handler.version = json.load(file)
    with open(os.path.join(library, "composer.json")) as file:
        Handler.package = json.load(file)
    with open(os.path.join(library, "pom.xml"), "rb") as file:
        Handler.parent = file.read()
    Handler.wheel, Handler.archive, Handler.tarball = wheel(library), archive(library), tarball(library)
    Handler.log = log
    plain, secure = Server((address, 80), Handler), Server((address, 443), Handler)
    secure.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.context.load_cert_chain(certificate)
    threading.Thread(target=plain.serve_forever, daemon=True).start()
    secure.serve_forever()


main(*sys.argv[1:])
