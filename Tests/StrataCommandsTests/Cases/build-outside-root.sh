mkdir site && echo 'resources: [../rendered/one.yaml]' > site/kustomization.yaml
strata build site
