mkdir bad && echo 'resources: [all.yaml]' > bad/kustomization.yaml
printf 'kind: ConfigMap\nmetadata: {name: a}\n---\nkind: ConfigMap\nmetadata: {name: A}\n' > bad/all.yaml
strata build bad -o out/
ls out
