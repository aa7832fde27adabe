strata build web/base -o nowhere/out.yaml
