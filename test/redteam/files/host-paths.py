# tries: to reach the host's own files by paths that it has learnt from the mount table
# expect: AC
import os

leaks = []
for line in open('/proc/self/mountinfo'):
    root = line.split()[3]
    for path in (root, '/proc/self/root' + root, '/proc/self/cwd/../' + root, os.path.dirname(root)):
        if root.count('/') > 1 and os.path.exists(path) and not root.startswith(('/usr', '/etc', '/opt', '/var/lib')):
            leaks.append(path)
for name in ('/var/lib/docker', '/var/lib/docket', '/var/run/docker.sock', '/run/docker.sock', '/run/containerd', '/root', '/home'):
    try:
        if os.path.exists(name) and (not os.path.isdir(name) or os.listdir(name)):
            leaks.append(name)
    except PermissionError:
        pass
print('LEAK ' + ' '.join(leaks) if leaks else 'OK')
