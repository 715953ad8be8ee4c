FROM scratch
CMD 	 ["a"]
HEALTHCHECK CMD   ["b"]
