site() { mkdir -p site && echo 'resources: [map.yaml]' > site/kustomization.yaml && printf "$1" > site/map.yaml; strata build site > /dev/null; }
site 'kind: ConfigMap\nmetadata: {name: a}\n<<<<<<< HEAD\ndata: {a: b}\n=======\ndata: {a: c}\n>>>>>>> branch\n'
site 'kind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n  {{- if .x }}\n  labels: {a: b}\n  {{- end }}\n'
site '{{- if .Values.map }}\nkind: ConfigMap\nmetadata: {name: a}\n{{- end }}\n'
site 'kind: ConfigMap\nmetadata:\n\tname: a\n'
site 'kind: ConfigMap\nmetadata: {name: "{{ fine }}"}\n'
site 'kind: ConfigMap\nmetadata: {name: "{{ fine }}"}\ndata: [\n'
printf '<<<<<<< HEAD\nresources: [map.yaml]\n=======\nresources: []\n>>>>>>> branch\n' > site/kustomization.yaml; strata build site
printf 'resources: ["map.yaml\\r"]\n' > site/kustomization.yaml; strata build site
