# tries: to remove or to replace the directory that the next test case starts in
# expect: AC
import os

leaks = []
for path in ('/box', '/tmp', '/dev/shm'):
    for act in (lambda: os.rmdir(path), lambda: os.rename(path, path + '2'), lambda: os.symlink('/etc', path)):
        try:
            act()
            leaks.append(path)
        except OSError:
            pass
here = os.listdir('.')
print('LEAK ' + ' '.join(leaks + here) if leaks or here else 'OK')
