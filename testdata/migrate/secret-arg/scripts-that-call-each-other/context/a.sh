cd /
./b.sh
