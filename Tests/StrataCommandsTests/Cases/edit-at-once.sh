# All of them land.
printf 'resources:\n- a.yaml\n' > kustomization.yaml
chmod 640 kustomization.yaml
for i in 1 2 3 4 5 6 7 8 9; do strata edit add resource r$i.yaml --no-verify & done
wait
sort kustomization.yaml
ls -l kustomization.yaml | cut -c1-10
ls -A
