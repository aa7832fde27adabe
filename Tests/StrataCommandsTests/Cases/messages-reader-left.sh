mkdir big
for i in $(seq 1 3000); do printf -- '---\nkind: ConfigMap\nmetadata: {name: map-%s}\ndata: {key: "a value that fills the pipe"}\n' "$i"; done > big/all.yaml
printf 'resources: [all.yaml]\nimages: [{name: nothing, newTag: a}]\n' > big/kustomization.yaml
left() { { "$@"; echo "$?: $*" >&2; } | head -n 1; }
left strata build big --message-format junit
left strata build big --message-format json
