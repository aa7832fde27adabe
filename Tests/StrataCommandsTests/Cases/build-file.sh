strata build web/same -o out.yaml && cat out.yaml
