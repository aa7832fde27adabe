# Links, of files, layers and kustomizations, though they stay where they may.
mkdir -p base app && cp rendered/one.yaml base/one.yaml
echo 'resources: [one.yaml]' > base/kustomization.yaml
ln -s ../base app/link && ln -s one.yaml base/two.yaml
for entry in link ../base/one.yaml; do
  echo "resources: ['$entry']" > app/kustomization.yaml
  strata build app --untrusted; echo "status $?"
done
echo 'resources: [two.yaml]' > base/kustomization.yaml
strata build base >/dev/null && strata build base --untrusted; echo "status $?"
mv base/kustomization.yaml base/k.yaml && ln -s k.yaml base/kustomization.yaml
strata build base --untrusted; echo "status $?"
# The command line may name a link.
rm app/link && ln -s web/base link && strata build link --untrusted | head -n 1
