# tries: to fetch a page, the metadata of a cloud machine, and the judge's own API
# expect: AC
import socket, urllib.request

leaks = []
for url in ('http://169.254.169.254/latest/meta-data/', 'http://172.17.0.1:3000/', 'http://127.0.0.1:3000/api/v1/health', 'https://example.org/'):
    try:
        urllib.request.urlopen(url, timeout=0.2)
        leaks.append(url)
    except OSError:
        pass
try:
    leaks.append(str(socket.getaddrinfo('example.org', 80)))
except OSError:
    pass
print('LEAK ' + ' '.join(leaks) if leaks else 'OK')
