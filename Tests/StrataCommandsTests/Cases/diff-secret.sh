cp -R secret other && sed -i.old s/hunter2/correct-horse/ other/kustomization.yaml
strata diff secret other
strata diff secret other --show-secrets
