FROM alpine/git
COPY mirror.git /mirror.git
RUN git clone /mirror.git /app && git clone file:///mirror.git /other
