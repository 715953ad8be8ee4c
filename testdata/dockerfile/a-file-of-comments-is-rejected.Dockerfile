# a

 # b
