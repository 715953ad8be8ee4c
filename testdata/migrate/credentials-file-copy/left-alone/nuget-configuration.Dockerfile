FROM debian:stable
COPY NuGet.Config app.csproj ./
RUN dotnet restore
