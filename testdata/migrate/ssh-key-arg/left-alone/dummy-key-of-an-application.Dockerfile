FROM ruby:3.3
ARG SECRET_KEY_BASE=dummy
RUN bundle exec rake assets:precompile
