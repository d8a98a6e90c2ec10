# A text that doubles for ever.
text=xxxxxxxxxxxxxxxx
while :; do text+=$text; done
