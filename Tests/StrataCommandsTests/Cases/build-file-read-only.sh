echo old > out.yaml && chmod 444 out.yaml
strata build web/base -o nowhere/../nothing/out.yaml
strata build web/base -o out.yaml/
