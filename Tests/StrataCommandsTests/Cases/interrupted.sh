# A signal ends the programs that a build runs, with what they have started, and removes its temporary folders.
mkdir site tmp && export TMPDIR="$PWD/tmp"
cat > site/slow.sh <<'END'
#!/bin/sh
(sleep 2; echo "the child goes on" >> ../log) &
echo started > ../started
sleep 2; echo "the program goes on" >> ../log
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
  strata build site --enable-alpha-plugins --enable-exec & build=$!
  while [ ! -s started ]; do sleep 0.05; done
  kill -$signal $build
  { wait $build; echo "$signal: $?"; } 2> /dev/null
done
sleep 2
cat log 2>/dev/null; ls -A tmp
