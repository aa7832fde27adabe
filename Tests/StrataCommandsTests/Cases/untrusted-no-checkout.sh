# Where there is no checkout, the current folder is the tree, and for what lies elsewhere its own folder.
mkdir -p tree/base tree/overlay
echo 'resources: [one.yaml]' > tree/base/kustomization.yaml
echo 'resources: [../base]' > tree/overlay/kustomization.yaml
cp rendered/one.yaml tree/base
strata build tree/overlay --untrusted | tail -n 1
cd web && strata build ../tree/overlay --untrusted
