strata graph web/prod --layers --component web/canary
strata graph web/prod --layers --enable-helm
printf 'resources: []\nresources: [../base]\n' > web/same/kustomization.yaml
strata graph web/same --layers
strata graph web/same --layers --strict
