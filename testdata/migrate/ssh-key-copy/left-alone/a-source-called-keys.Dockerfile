FROM debian:stable
COPY keys.py keyboard.c monkey.key /app/
