"""A build backend (PEP 517) of the standard library alone: one module, one wheel, always the same bytes."""

import os
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
INFO = "library-1.0.0.dist-info"
WHEEL = "library-1.0.0-py3-none-any.whl"
METADATA = {
    "METADATA": "Metadata-Version: 2.1\nName: library\nVersion: 1.0.0\n",
    "WHEEL": "Wheel-Version: 1.0\nGenerator: backend\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
}


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    os.makedirs(os.path.join(metadata_directory, INFO))
    for name, text in METADATA.items():
        with open(os.path.join(metadata_directory, INFO, name), "w") as file:
            file.write(text)
    return INFO


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    with open(os.path.join(HERE, "library.py")) as file:
        files = {"library.py": file.read()}
    files.update({f"{INFO}/{name}": text for name, text in METADATA.items()})
    files[f"{INFO}/RECORD"] = "".join(f"{name},,\n" for name in files) + f"{INFO}/RECORD,,\n"
    with zipfile.ZipFile(os.path.join(wheel_directory, WHEEL), "w") as wheel:
        for name, text in files.items():
            wheel.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text)
    return WHEEL
