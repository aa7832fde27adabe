git init -q . && git add web && git -c user.name=a -c user.email=a@b commit -q -m first
sed -i.old 's/replicas: 1/replicas: 2/' web/base/deployment.yaml
strata diff --git HEAD web/base
strata diff --git nowhere web/base
