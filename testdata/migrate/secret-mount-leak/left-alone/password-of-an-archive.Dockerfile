FROM debian:12
RUN --mount=type=secret,id=ZIP,env=ZIP unzip -q -P "$ZIP" assets.zip -d /srv/assets
