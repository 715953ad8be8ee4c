FROM scratch
CMD one \

   	
  two
USER b
