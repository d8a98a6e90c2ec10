# tries: names that no shell, no log and no copying program likes
# expect: AC
import os

names = [b'-rf', b'*', b'$(touch x)', b'a\nb', b'\xff\xfe', b'\x1b[2J', b' ', b"'", b'"', b'`id`', b'%s%n', b'a' * 255, b'\xc3\xa9' * 127, b'.', b'..']
for place in (b'/box/', b'/tmp/', b'/dev/shm/'):
    for name in names:
        try:
            os.mkdir(place + name)
            open(place + name + b'/' + name, 'w').close()
        except OSError:
            pass
print('OK')
