mkdir big && echo old > out.yaml
for i in $(seq 1 300); do printf -- '---\nkind: ConfigMap\nmetadata: {name: map-%s}\ndata: {key: "a value that fills the file"}\n' "$i"; done > big/all.yaml
echo 'resources: [all.yaml]' > big/kustomization.yaml
# No file may be larger than 8 KiB: what is cut off then is refused, as on a full disk.
( trap '' XFSZ; ulimit -f 16; strata build big -o out.yaml; echo "$?"; strata build big -o new.yaml; echo "$?" )
cat out.yaml; ls -A
