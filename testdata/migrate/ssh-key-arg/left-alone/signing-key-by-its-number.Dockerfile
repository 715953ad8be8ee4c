FROM fedora:40
ARG RPM_SIGNING_KEY=https://packages.example.com/RPM-GPG-KEY
RUN rpm --import "$RPM_SIGNING_KEY"
