mkdir apps
touch apps/a.yaml apps/b.yaml
cat > kustomization.yaml <<'EOF'
# Of the whole file.
# strata: glob apps/*.yaml
resources: # all of them
- ../base # stays
- apps/gone.yaml # goes
- apps/a.yaml # the first
components:
# strata: glob more*
- more
EOF
mkdir more more2
strata edit sync --check; echo "status $?"
strata edit sync --dry-run > /dev/null; echo "status $?"
strata edit sync; echo "status $?"
strata edit sync --check; echo "status $?"
cat kustomization.yaml
rm -r more more2
strata edit sync --check; echo "status $?"
printf 'resources:\n- a.yaml\n' > kustomization.yaml
strata edit sync --check; echo "status $?"
strata edit sync --chekc; echo "status $?"
printf '# strata: glob *.yaml\nresources:\n' > kustomization.yaml
touch z.yaml y.yaml
strata edit sync
cat kustomization.yaml
