FROM ruby:3.3
ENV SECRET_KEY_BASE_DUMMY=1
RUN bundle exec rails assets:precompile
