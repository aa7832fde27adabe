mkdir site && cd site
printf '#!/bin/sh\nprintf "one of it\\n\033[31m::error::two\\n" >&2\nprintf "kind: ConfigMap\\nmetadata: {name: made}\\n"\n' > make.sh
chmod +x make.sh
cat > kustomization.yaml <<'END'
generators:
- |-
  kind: Make
  metadata:
    name: make
    annotations:
      config.kubernetes.io/function: |
        exec: {path: ./make.sh}
END
run() { strata build --enable-alpha-plugins --enable-exec --message-format "$@" > /dev/null; echo "$?: $*"; }
run json
run json --strict
run github
run text
