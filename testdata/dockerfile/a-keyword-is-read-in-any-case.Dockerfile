from scratch
Env a=b
workDIR /a
