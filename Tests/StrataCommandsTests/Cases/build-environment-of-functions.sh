mkdir site && cd site
printf '#!/bin/sh\nprintf "kind: ConfigMap\\nmetadata: {name: made, annotations: {debug: \\"$DEBUG\\"}}\\n"\n' > make.sh
chmod +x make.sh
cat > kustomization.yaml <<'END'
generators:
- |-
  kind: Make
  metadata:
    name: make
    annotations:
      config.kubernetes.io/function: |
        exec: {path: ./make.sh, envs: [DEBUG=true]}
END
strata build --enable-alpha-plugins --enable-exec --env=DEBUG=false
