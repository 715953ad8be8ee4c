FROM ruby:3.3
COPY Gemfile Gemfile.lock ./
RUN --mount=type=secret,id=gems BUNDLE_GEMS__EXAMPLE__COM="$(cat /run/secrets/gems)" bundle install
