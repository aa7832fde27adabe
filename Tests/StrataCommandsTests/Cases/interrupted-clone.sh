# The folder of a clone is removed, and git is ended: it holds a pipe open as long as it is there.
mkdir bin tmp && mkfifo alive && export TMPDIR="$PWD/tmp"
cat > bin/git <<'END'
#!/bin/sh
case "$*" in
*fetch*) exec 3> "$ALIVE"; ls -A "$TMPDIR" | sed 's/-.*/-/' > "$LOG"; sleep 60; echo "git goes on" >&3 ;;
esac
END
chmod +x bin/git
export LOG="$PWD/log" ALIVE="$PWD/alive" PATH="$PWD/bin:$PATH"
cat alive > end & reader=$!
strata build 'https://example.com/org/repo.git' & build=$!
while [ ! -s log ]; do sleep 0.05; done
kill -TERM $build
{ wait $build; echo "$?"; } 2> /dev/null
wait $reader
cat log end; ls -A tmp
