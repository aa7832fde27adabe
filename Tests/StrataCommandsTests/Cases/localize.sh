# A kustomization is copied with all that it reads; what it fetches stands beside what names it, and comments stay.
resource() { printf 'apiVersion: v1\nkind: %s\nmetadata:\n  name: %s\n' $1 $2; }
mkdir -p repo/lib repo/shared repo/keys site/base site/prod/conf site/prod/charts/x site/other
( cd repo
  resource ConfigMap shared > shared/a.yaml
  printf 'resources: [a.yaml]\n' > shared/kustomization.yaml
  printf 'resources:\n- ../shared\nnamePrefix: lib-\n' > lib/kustomization.yaml
  git init -q . && git add . && git -c user.name=a -c user.email=a@b.c commit -qm one && git tag v1 )
resource Service web > site/base/web.yaml
echo 'resources: [web.yaml]' > site/base/kustomization.yml
echo not-read > site/base/README.md
echo A=1 > site/prod/conf/app.env
echo text > site/prod/conf/real.txt
ln -s conf/real.txt site/prod/link.txt
echo '- op: add
  path: /metadata/labels
  value: {a: b}' > site/prod/conf/patch.yaml
printf 'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata:\n  name: generated\nfiles:\n- link.txt # the link\n' > site/prod/generator.yaml
echo chart > site/prod/charts/x/Chart.yaml
printf '#!/bin/sh\n' > site/prod/charts/x/run && chmod +x site/prod/charts/x/run
cat > site/prod/kustomization.yaml <<END
# The production site.
resources:
  - ../prod/../base   # not the short way
  - file://$PWD/repo//lib?ref=v1
  - "file://$PWD/repo//shared?ref=v1" # pinned
configMapGenerator:
- name: app
  envs: [conf/app.env]
  files:
  - link.txt
  - key=./conf/real.txt
generators:
- generator.yaml
transformers:
- |-
  apiVersion: builtin
  kind: PatchTransformer
  metadata: {name: x}
  path: conf/patch.yaml
  target: {kind: Service}
helmGlobals: {chartHome: charts}
END
strata localize site/prod --scope site > out 2>&1 || cat out
sed 's/repo\/.*//' out
cd localized-prod && find . -type f | sort && ls -l prod/charts/x/run | cut -c1-10
sed "s#file.*/repo/#REPO/#" prod/kustomization.yaml prod/generator.yaml
cd .. && strata build site/prod > a && strata build localized-prod/prod > b && cmp a b && grep -c . a
ls -a | grep strata-
# One by itself, and of a repository.
STRATA_AS=kustomize strata localize site/base copy && ls copy
strata localize "file://$PWD/repo//lib?ref=v1" && find localized-lib-v1 -type f | sort
