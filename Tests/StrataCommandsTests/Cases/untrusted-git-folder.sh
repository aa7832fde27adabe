# A pipeline's token may stand in git's configuration.
mkdir .git && echo 'token: secret' > .git/config
printf 'configMapGenerator:\n- name: a\n  files: [.git/config]\n' > kustomization.yaml
strata build --untrusted
