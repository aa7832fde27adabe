# What kustomize's own names, cases and lists mean to an edit.
touch a.yaml b.yaml
mkdir base other
printf 'bases:\n- base\nimageTags:\n- name: nginx\n  newTag: "1.28" # old\nnamespace: x\n' > kustomization.yaml
strata edit add resource '*.yaml'
strata edit add component kustomization.yaml
strata edit set image nginx:1.29 =redis:7
strata edit add image busybox:1
strata edit add image nginx:1.30
strata edit set namespace ''
strata edit add base other,
strata edit add base other,base
cat kustomization.yaml
strata edit remove resource base
strata edit remove resource '[a'
strata edit add resource 'b\'
strata edit remove label a,
strata edit set annotation 'exclamation!:point'
strata edit add annotation no,value:
strata edit add annotation example.com/a:b
strata edit add buildmetadata originAnnotations
strata edit add buildmetadata originAnnotations
cat kustomization.yaml
printf 'RESOURCES:\n- a.yaml\n' > kustomization.yaml
strata edit add resource b.yaml
printf 'images:\n- Name: a\n' > kustomization.yaml
strata edit set image a:1
