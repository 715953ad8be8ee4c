FROM ruby:3.3
ARG SECRET_KEY_BASE=dummy
RUN bundle exec rails assets:precompile
