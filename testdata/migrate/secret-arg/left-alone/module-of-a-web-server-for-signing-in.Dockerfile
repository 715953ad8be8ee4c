FROM nginx:1.27
ARG NGINX_HTTP_AUTH_PAM_MODULE_VERSION=1.5.5
RUN curl -fsSL "https://files.example.com/ngx_http_auth_pam_module/v${NGINX_HTTP_AUTH_PAM_MODULE_VERSION}.tar.gz" | tar xz -C /usr/src
