cat > missing.yaml <<'END'
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: web, image: nginx, envFrom: [{configMapRef: {name: settings}}]}]
END
strata graph missing.yaml
strata graph missing.yaml --strict
