# Every command that builds takes it.
mkdir site && echo 'resources: [https://example.com/a.yaml]' > site/kustomization.yaml
strata diff web/base site --untrusted; echo "status $?"
strata blame site --untrusted; echo "status $?"
strata graph site --untrusted; echo "status $?"
strata diff web/base web/base --untrusted; echo "status $?"
echo "resources: [../../elsewhere]" > site/kustomization.yaml
strata graph --layers site --untrusted; echo "status $?"
mkdir linked && ln -s /etc/hostname linked/a.yaml
strata diff linked web/base --untrusted --message-format json; echo "status $?"
