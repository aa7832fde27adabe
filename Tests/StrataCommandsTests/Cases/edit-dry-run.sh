printf '# mine\nnamespace: a # here\nresources:\n- a.yaml\n' > kustomization.yaml
strata edit set namespace b --dry-run
strata edit set namespace b --dry-run --color always
strata edit set namespace a --dry-run
cat kustomization.yaml
strata edit remove resource zz --strict
