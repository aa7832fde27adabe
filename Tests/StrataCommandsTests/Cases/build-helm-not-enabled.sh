mkdir site && printf 'helmCharts:\n- name: chart\n' > site/kustomization.yaml
strata build site
