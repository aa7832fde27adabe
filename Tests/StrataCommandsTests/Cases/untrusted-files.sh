# More bytes than a stranger's files may have.
mkdir site && head -c 70000000 /dev/zero > site/text
printf 'configMapGenerator:\n- name: a\n  files: [text]\n' > site/kustomization.yaml
strata build site --untrusted
