# Kustomize's flags, components, strictness, colour and the form of messages go to the build of every model.
mkdir site && cd site
printf '#!/bin/sh\ncat ../pair/base/deployment.yaml\n' > make.sh && chmod +x make.sh
cat > kustomization.yaml <<'END'
resources: [../pair/base/service.yaml]
generators:
- |-
  kind: Make
  metadata:
    name: make
    annotations:
      config.kubernetes.io/function: |
        exec: {path: ./make.sh}
images: [{name: nothing, newTag: a}]
END
cd ..
strata models site pair/apart
strata models site pair/apart --load-restrictor none
strata models site pair/apart --load-restrictor none --enable-alpha-plugins --enable-exec --component web/canary
strata models site pair/apart --load-restrictor none --enable-alpha-plugins --enable-exec --color always 2>&1 >/dev/null
strata models site pair/apart --load-restrictor none --enable-alpha-plugins --enable-exec --message-format json --strict > /dev/null
echo "$?"
strata models pair/base pair/apart -o table
strata models pair/base pair/apart --color always -o json | head -n 3
