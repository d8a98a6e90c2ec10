# tries: to fill the judge's memory with output
# expect: OLE|TLE
while :; do echo OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK OK; done
