FROM alpine:3
RUN printf '%s\n' 'Usage: deploy --token=<your-personal-access-token>' 'See --token=YOUR_TOKEN_FROM_THE_PORTAL_2024' > /usr/share/help.txt
