# tries: output that a terminal or a browser would obey
# expect: WA
print('\x1b]0;pwned\x07\x1b[2J<script>alert(1)</script><img src=x onerror=alert(1)>')
