# tries: to connect by the shell's own /dev/tcp and /dev/udp
# expect: AC
for place in tcp/127.0.0.1/3000 tcp/192.0.2.1/80 udp/192.0.2.1/53 tcp/localhost/2375; do
  if (exec 3<>"/dev/$place") 2>/dev/null; then echo "LEAK $place"; exit; fi
done
echo OK
