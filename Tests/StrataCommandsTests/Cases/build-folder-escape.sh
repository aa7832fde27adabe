mkdir bad out && echo 'resources: [all.yaml]' > bad/kustomization.yaml
printf 'kind: ConfigMap\nmetadata: {name: fine}\n---\nkind: ConfigMap\nmetadata: {name: ../../../escaped}\n' > bad/all.yaml
strata build bad -o out
ls out
