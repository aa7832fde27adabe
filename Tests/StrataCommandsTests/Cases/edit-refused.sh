mkdir empty
strata edit set namespace x --dir empty
printf 'images:\n- name: a\n  newTag: &t v1\n- name: b\n  newTag: *t\n' > kustomization.yaml
strata edit set image a:v2
strata edit set image b:v2
cat kustomization.yaml
printf 'namespace: a\n---\nnamespace: b\n' > kustomization.yaml
strata edit set namespace c
printf 'namespace: [\n' > kustomization.yaml
strata edit set namespace c
printf -- '- a\n' > kustomization.yaml
strata edit set namespace c
printf 'commonLabels:\n  a: b\n' > kustomization.yaml
strata edit set namespace Not_One
strata edit set image nginx
strata edit set replicas web=many
strata edit set label :x
strata edit set buildmetadata other
strata edit add label a:c
strata edit add label --include-templates x:y
strata edit add resource nope.yaml
strata edit remove label x
strata edit set
strata edit
mkdir outside inside
printf 'namespace: a\n' > outside/k.yaml
ln -s ../outside/k.yaml inside/kustomization.yaml
strata edit set namespace b --dir inside
cat outside/k.yaml
