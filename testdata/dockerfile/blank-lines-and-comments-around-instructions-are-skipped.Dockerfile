

# one
FROM scratch

   # two
	
  USER a

# three

