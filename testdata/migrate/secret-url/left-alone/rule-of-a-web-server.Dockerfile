FROM httpd:2.4
RUN echo 'RewriteRule ^https?://([^:]+):([^@]+)@(.*)$ https://$3 [R]' >> conf/httpd.conf
