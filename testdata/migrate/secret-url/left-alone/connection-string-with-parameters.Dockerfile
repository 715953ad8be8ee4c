FROM eclipse-temurin:21
ENV SPRING_DATASOURCE_URL=jdbc:postgresql://db.example.com:5432/app?user=app&sslmode=verify-full
