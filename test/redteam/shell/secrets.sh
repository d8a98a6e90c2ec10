# tries: to read secrets of the machine, of the judge and of other processes
# expect: AC
for file in /etc/shadow /control/* /proc/1/environ /proc/1/mem /proc/1/maps /proc/1/root/etc/shadow /proc/kcore /proc/keys \
  /sys/kernel/security/* /dev/mem /dev/sda /var/run/docker.sock /root/.docket/* /var/lib/docket/postgres/*; do
  if [ -e "$file" ] && head -c 1 "$file" >/dev/null 2>&1 && [ -n "$(head -c 1 "$file" 2>/dev/null | tr -d '\0')" ]; then
    echo "LEAK $file"
    exit
  fi
done
echo OK
