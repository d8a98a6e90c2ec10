# tries: to have the host read its own file as the output, through a link
# expect: WA
# says: wrote no file
ln -s /etc/passwd out.txt
