# Files outside of the kustomization's folder, and of the checkout.
mkdir -p checkout/.git checkout/app/base checkout/app/overlay other
echo 'resources: [../file.yaml]' > checkout/app/base/kustomization.yaml
cp rendered/one.yaml checkout/app/file.yaml
cp rendered/one.yaml checkout/app/base/one.yaml
strata build checkout/app/base --untrusted --load-restrictor LoadRestrictionsNone; echo "status $?"
echo 'resources: [one.yaml]' > checkout/app/base/kustomization.yaml
echo 'resources: [../base]' > checkout/app/overlay/kustomization.yaml
strata build checkout/app/overlay --untrusted | tail -n 1
for entry in ../../../other ../../../nothing /etc/hostname ../../../../../../../etc; do
  echo "resources: ['$entry']" > checkout/app/overlay/kustomization.yaml
  strata build checkout/app/overlay --untrusted --load-restrictor LoadRestrictionsNone; echo "status $?"
done
# What the command line names is the user's.
cp -r checkout/app/base other
echo 'resources: [../base]' > checkout/app/overlay/kustomization.yaml
cat > other/kustomization.yaml <<'K'
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
nameSuffix: -x
K
strata build checkout/app/overlay --untrusted --component other | grep -c -- -x
