# A signal ends the programs that a build runs, with what they have started, and removes its temporary folders.
# A pipe that they hold open tells when the last of them is gone.
mkdir site tmp && mkfifo alive && export TMPDIR="$PWD/tmp"
cat > site/slow.sh <<'END'
#!/bin/sh
exec 3> ../alive
(sleep 60; echo "the child goes on" >&3) &
echo started > ../started
sleep 60; echo "the program goes on" >&3
END
chmod +x site/slow.sh
cat > site/kustomization.yaml <<'END'
generators:
- |-
  kind: Slow
  metadata:
    name: slow
    annotations:
      config.kubernetes.io/function: |
        exec: {path: ./slow.sh}
END
for signal in TERM HUP; do
  rm -f started
  cat alive > log & reader=$!
  strata build site --enable-alpha-plugins --enable-exec & build=$!
  while [ ! -s started ]; do sleep 0.05; done
  kill -$signal $build
  { wait $build; echo "$signal: $?"; } 2> /dev/null
  wait $reader
  cat log
done
ls -A tmp
