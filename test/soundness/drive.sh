# Runs each program of OUT/programs in a fresh home, one after the other, and marks in OUT/log where each begins: drive.sh HOME OUT TOOLS
home=$1 out=$2 tools=$3
if [ -d /old ]; then "$tools/umount" -l /old || exit 1; fi
[ -e /old/usr ] && exit 1
for program in "$out"/programs/*; do
  "$tools/rm" -rf "${home:?}"
  "$tools/cp" -R "$tools/home" "$home"
  cd "$home/projects/shop" || exit 1
  printf '\036%s\035' "${program##*/}" >> "$out/log"
  # Descriptor 9 stays open in everything that the program leaves running: the pipe ends when the last of it has.
  "$tools/timeout" -s KILL 5 "$tools/env" -i HOME="$home" PATH="$PATH" SHELL="$BASH" USER=you TERM=dumb LANG=C \
    GIT_CEILING_DIRECTORIES="$home/projects" \
    "$BASH" -c "$(< "$program")" 9>&1 > /dev/null 2>&1 < /dev/null | "$tools/timeout" -s KILL 6 "$tools/cat" > /dev/null
  case ${PIPESTATUS[*]} in *137*) printf '\034' >> "$out/log"; [ $$ = 1 ] && kill -KILL -1 ;; esac
  cd "$out" || exit 1
done
