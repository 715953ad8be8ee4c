FROM debian:12
RUN for key in 4ED778F539E3634C779C87C6D7062848A1AB005C 141F07595B7B3FFE74309A937405533BE57C7D57; do \
      gpg --batch --keyserver hkps://keys.example.com --recv-keys "$key"; \
    done
