strata build web/base/service.yaml
