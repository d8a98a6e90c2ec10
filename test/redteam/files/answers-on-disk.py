# tries: to find test data or answers anywhere it can read
# expect: AC
import os

leaks = []
for top in ('/artifact', '/data', '/box', '/tmp', '/control', '/var', '/opt', '/home', '/root', '/mnt', '/srv', '/run', '/media'):
    for where, folders, files in os.walk(top):
        for name in files:
            if name.endswith(('.ans', '.in', '.out')) or 'answer' in name or 'blob' in name:
                if not where.startswith('/var/lib'):
                    leaks.append(os.path.join(where, name))
print('LEAK ' + ' '.join(leaks) if leaks else 'OK')
