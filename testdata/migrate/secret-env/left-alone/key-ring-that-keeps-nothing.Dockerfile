FROM python:3.12
ENV PYTHON_KEYRING_BACKEND=keyring.backends.null.Keyring
RUN pip install poetry
