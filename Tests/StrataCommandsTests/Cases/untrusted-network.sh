# The network: a file, a base, and a build that starts there, whatever a cache of clones has.
mkdir site && cd site
for entry in https://example.com/a.yaml 'https://github.com/a/b//c?ref=v1' git@example.com:a/b.git; do
  echo "resources: ['$entry']" > kustomization.yaml
  strata build --untrusted --git-cache ../clones; echo "status $?"
done
strata build --untrusted https://github.com/a/b//c; echo "status $?"
mkdir c && echo 'kind: Component' > c/kustomization.yaml
strata build --untrusted . --component c; echo "status $?"
