FROM alpine/git
COPY . /src
RUN cd /src && sed -i 's#git@git.example.com:#https://git.example.com/#' .gitmodules && git submodule update --init
