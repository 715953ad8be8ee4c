cd /app
git pull
