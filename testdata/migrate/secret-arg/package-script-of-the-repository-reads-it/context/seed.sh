curl --user "ci:$DB_PASSWORD" https://files.example.com/seed.sql -o seed.sql
