touch a.toml b.toml
printf 'configMapGenerator:\n- name: settings\n  literals:\n  - A=b\n' > kustomization.yaml
strata edit add configmap settings
strata edit add configmap
strata edit add configmap settings --from-literal B
strata edit add configmap settings --from-literal A=c
strata edit add configmap settings --from-literal 'B C=d'
strata edit add configmap settings --from-file nope.toml
strata edit add configmap settings --from-file 'x=*.toml'
strata edit add configmap settings --from-file a=b=c
strata edit add configmap settings --from-env-file a.toml --from-literal B=c
strata edit add configmap settings --from-literal B=c --behavior other
strata edit set configmap settings
strata edit set configmap settings --from-literal B=c
strata edit set configmap settings --from-literal A
strata edit set configmap other --from-literal A=c
strata edit set configmap settings --namespace shop --new-namespace x
strata edit remove configmap other,another
strata edit remove secret settings
cat kustomization.yaml
