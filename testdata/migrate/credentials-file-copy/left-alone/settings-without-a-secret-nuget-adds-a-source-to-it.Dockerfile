FROM mcr.microsoft.com/dotnet/sdk:8.0
WORKDIR /src
COPY NuGet.Config app.csproj ./
RUN dotnet nuget add source https://nuget.example.com/v3/index.json && dotnet restore
