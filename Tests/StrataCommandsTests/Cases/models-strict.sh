strata models pair/base pair/apart --strict
printf 'resources: [../base]\nimages: [{name: nothing, newTag: a}]\n' > web/same/kustomization.yaml
strata models web/same pair/together
