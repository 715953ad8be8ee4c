FROM scratch
COPY <<-A /d
  A
	A
USER a
