#	 eScApE  =  `  
FROM scratch
CMD a `
 b
