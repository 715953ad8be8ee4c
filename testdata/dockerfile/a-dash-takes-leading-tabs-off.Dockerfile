FROM scratch
COPY <<-A /d
	one
		two
	A
USER a
