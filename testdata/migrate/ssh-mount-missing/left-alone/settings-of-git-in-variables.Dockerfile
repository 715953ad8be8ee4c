FROM python:3.12
ENV GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=url.https://git.example.com/.insteadOf GIT_CONFIG_VALUE_0=ssh://git@git.example.com/
RUN pip install git+ssh://git@git.example.com/team/lib.git
