# The folder of a clone is removed, and git is ended.
mkdir bin tmp && export TMPDIR="$PWD/tmp"
cat > bin/git <<'END'
#!/bin/sh
case "$*" in
*fetch*) ls -A "$TMPDIR" | sed 's/-.*/-/' > "$LOG"; sleep 5; echo "git goes on" >> "$LOG" ;;
esac
END
chmod +x bin/git
export LOG="$PWD/log" PATH="$PWD/bin:$PATH"
strata build 'https://example.com/org/repo.git' & build=$!
while [ ! -s log ]; do sleep 0.05; done
kill -TERM $build
{ wait $build; echo "$?"; } 2> /dev/null
cat log; ls -A tmp
