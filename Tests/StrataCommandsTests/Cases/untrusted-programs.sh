# Helm, a plugin, and a function that is a program, though other options enable them.
mkdir site && cd site
printf 'helmCharts:\n- name: chart\n' > kustomization.yaml
strata build --untrusted --enable-helm --helm-command ./evil; echo "status $?"
cat > kustomization.yaml <<'K'
generators:
- |-
  apiVersion: example.com/v1
  kind: Function
  metadata:
    name: f
    annotations: {config.kubernetes.io/function: 'exec: {path: ./evil}'}
K
printf '#!/bin/sh\necho run >&2\n' > evil; chmod +x evil
strata build --enable-alpha-plugins --enable-exec --network --untrusted; echo "status $?"
strata build --untrusted; echo "status $?"
