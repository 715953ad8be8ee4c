 FROM scratch 
　USER a 
