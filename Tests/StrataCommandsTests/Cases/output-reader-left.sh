mkdir big
for i in $(seq 1 3000); do printf -- '---\nkind: ConfigMap\nmetadata: {name: map-%s}\ndata: {key: "a value that fills the pipe"}\n' "$i"; done > big/all.yaml
echo 'resources: [all.yaml]' > big/kustomization.yaml
left() { { "$@"; echo "$?: $*" >&2; } | head -n 1; }
left strata build big
left strata blame big
left strata diff big web/base
left strata diff big web/base -o json
trap '' PIPE
left strata build big
left strata blame big
left strata diff web/base big
left strata diff --matrix web/base big
