FROM nginx:1.27
RUN sed -i 's/password = .*/password = %%DATABASE_PASSWORD_FROM_VAULT_2%%/' /etc/app.ini.template
