# Makes a place of which nothing leads out, and runs the programs there: seal.sh ROOT. It is started inside new namespaces (stage.ts).
set -eu
root=$1
mount --bind "$root" "$root"
for folder in home tmp out; do
  [ "$folder" = out ] || mount -t tmpfs tmpfs "$root/$folder"
done
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev"
for device in null zero urandom; do
  : > "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/0 "$root/dev/stdin"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"
mount --bind "$2" "$root/out"
mount -o remount,bind,ro "$root"
cd "$root"
pivot_root . old
# From here on only what lies in the new root can be named.
exec /seal/env -i PATH=/usr/bin:/bin /usr/bin/bash /seal/drive.sh /home/you /out /seal
