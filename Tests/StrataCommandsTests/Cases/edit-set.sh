# Comments, quotes and order stay.
cat > kustomization.yaml <<'END'
# The top of the house.
kind: Kustomization
namespace: "dev"   # overlays change it

resources:
  - web.yaml

images:
  # pinned
  - name: nginx     # the web server
    newTag: "1.25"  # LTS
  - {name: redis, newTag: 7.0.1}
commonLabels: {app: web}
replicas: []
# the end
END
strata edit set namespace prod
strata edit set nameprefix -- -a-
strata edit set namesuffix b
strata edit set image nginx:1.29 'redis=mirror.example.com/redis@sha256:abc' busybox=busybox:1
strata edit set replicas web=3 api=2
strata edit set label tier:front 'app:"x y"'
strata edit set annotation example.com/count:1 note:yes
strata edit set buildmetadata originAnnotations,managedByLabel
cat kustomization.yaml
