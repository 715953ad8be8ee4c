FROM ruby:3
COPY .bundle/config /usr/local/bundle/config
RUN bundle install
