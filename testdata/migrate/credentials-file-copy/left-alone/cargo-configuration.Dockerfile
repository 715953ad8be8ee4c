FROM rust
COPY .cargo/config.toml .cargo/config.toml
RUN cargo build
