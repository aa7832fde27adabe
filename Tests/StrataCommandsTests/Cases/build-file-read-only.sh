strata build web/base -o /proc/strata.yaml
