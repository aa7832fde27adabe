# Layers are read, and nothing is built: what only a build heeds is refused, one by one.
refused() { strata graph web/prod --layers "$@"; echo "$?: $*"; }
refused --reorder none
refused --enable-managedby-label
refused --enable-alpha-plugins
refused --enable-exec
refused --network
refused --network-name host
refused -e A=b
refused --mount type=bind
refused --as-current-user
refused --enable-helm
refused --helm-command other
refused --helm-kube-version 1.30
refused --helm-api-versions v1
refused --helm-debug
refused --git-cache cache
refused --timeout 10
refused -o table
# The rest is heeded.
mkdir above && echo 'resources: [../web/base/deployment.yaml]' > above/kustomization.yaml
strata graph above --layers --load-restrictor LoadRestrictionsNone
strata graph web/prod --layers --component web/canary --color always
strata graph web/prod --layers --component web/canary -o dot
strata graph web/prod --layers --component web/nowhere --message-format json
# What is rendered already takes no part of a build.
strata graph rendered/one.yaml --component web/canary
strata graph rendered/one.yaml --enable-helm
strata diff rendered/one.yaml rendered/two.yaml --component web/canary
strata diff rendered/one.yaml web/prod --component web/canary > /dev/null; echo "$?"
