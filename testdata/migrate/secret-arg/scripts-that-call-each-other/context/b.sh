test -f x || sh /a.sh
