# tries: to find a network interface with an address
# expect: AC
names = [line.split(':')[0].strip() for line in open('/proc/net/dev').readlines()[2:]]
routes = open('/proc/net/route').readlines()[1:]
print('OK' if set(names) <= {'lo'} and not routes else 'LEAK ' + ' '.join(names + routes))
