echo HOST
