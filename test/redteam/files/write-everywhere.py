# tries: to write, rename, remove and change attributes in every directory outside its own places
# expect: AC
import os

leaks = []
def attempt(what, path, act):
    try:
        act()
        leaks.append(what + ' ' + path)
    except OSError:
        pass

for top in ('/', '/usr', '/usr/bin', '/usr/lib', '/usr/local', '/etc', '/opt', '/var', '/var/lib', '/artifact', '/data', '/proc', '/proc/sys', '/sys', '/sys/fs/cgroup', '/dev', '/dev/pts', '/dev/mqueue', '/run', '/home'):
    attempt('create in', top, lambda: open(top + '/evil', 'w').close())
    attempt('mkdir in', top, lambda: os.mkdir(top + '/evil.d'))
    attempt('symlink in', top, lambda: os.symlink('/etc/passwd', top + '/evil.l'))
    attempt('chmod', top, lambda: os.chmod(top, 0o777))
    attempt('touch', top, lambda: os.utime(top, (1, 1)))
    attempt('rename', top, lambda: os.rename(top, '/box/stolen'))
for path in ('/etc/passwd', '/etc/hosts', '/etc/resolv.conf', '/etc/hostname', '/usr/bin/python3', '/usr/bin/env', '/runner', '/artifact/main.pyc', '/artifact/main.py'):
    attempt('write', path, lambda: open(path, 'r+b').close())
    attempt('truncate', path, lambda: os.truncate(path, 0))
    attempt('unlink', path, lambda: os.unlink(path))
    attempt('link', path, lambda: os.link(path, '/box/linked'))
    attempt('chown', path, lambda: os.chown(path, os.getuid(), os.getgid()))
    attempt('touch', path, lambda: os.utime(path, (1, 1)))
print('LEAK ' + '; '.join(leaks) if leaks else 'OK')
