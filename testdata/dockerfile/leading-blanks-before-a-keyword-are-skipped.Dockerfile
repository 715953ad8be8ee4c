   FROM scratch
		USER a
