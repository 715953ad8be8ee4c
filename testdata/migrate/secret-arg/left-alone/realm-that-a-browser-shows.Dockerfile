FROM httpd:2.4
ARG BASIC_AUTH_REALM="Staff only"
RUN sed -i "s/@REALM@/${BASIC_AUTH_REALM}/" conf/extra/site.conf
