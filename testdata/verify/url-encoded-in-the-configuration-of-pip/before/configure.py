import os
import sys
from urllib.parse import quote

with open(sys.argv[1], "w") as file:
    password = quote(os.environ["PYPI_PASSWORD"], safe="")
    file.write(f"[global]\nextra-index-url = https://build:{password}@pypi.example.com/simple/\n")
