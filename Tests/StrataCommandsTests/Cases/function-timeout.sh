mkdir site
printf '#!/bin/sh\nsleep 30\n' > site/slow.sh && chmod +x site/slow.sh
cat > site/kustomization.yaml <<'END'
generators:
- |-
  kind: Slow
  metadata:
    name: slow
    annotations:
      config.kubernetes.io/function: |
        exec: {path: ./slow.sh}
END
strata build site --enable-alpha-plugins --enable-exec --timeout 1
strata build site --timeout 0
