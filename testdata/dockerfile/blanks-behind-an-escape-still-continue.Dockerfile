FROM scratch
CMD one \ 	 
  two
